import CaseFile
import CivilTime
import Reference

/// What happened in a case, day by day, with where each thing stands in the record.
///
/// Every day that a fact has is in it but those that were only planned; what is dated after the day asked about has not
/// happened yet.
struct Chronology {
  struct Entry: Hashable {
    let day: CivilDate
    let what: String
    /// `list:id`.
    let fact: String
    let list: String
  }

  let entries: [Entry]

  init(_ paper: CaseOnPaper) {
    var file = paper.file
    var dated = DatedFields()
    file.visitFacts(&dated)
    entries = dated.entries.filter { $0.day <= paper.dates.on }.sorted {
      ($0.day, $0.fact, $0.what) < ($1.day, $1.fact, $1.what)
    }
  }

  /// A word of a closed list as a reader has it.
  static func plain(_ word: String) -> String { word.split(separator: "_").joined(separator: " ") }
}

/// Gathers every day of every fact, with the words of the fact that tell what it is.
private struct DatedFields {
  private(set) var entries: [Chronology.Entry] = []
  private var fact: (list: String, id: String)?
  /// The list or group inside the fact; empty in the fact itself.
  private var part = ""
  private var name = ""
  private var found: [(part: String, field: String, day: CivilDate, of: String?)] = []
  private var words: [String: String] = [:]
  /// What the part at hand is, as a service is of a kind.
  private var partWord: String?

  private mutating func put(_ day: CivilDate?) {
    guard let day, fact != nil else { return }
    found.append((part, name, day, partWord))
  }

  private mutating func visit(_ record: inout some Record, in list: String) {
    guard fact == nil else {
      let outer = part
      (part, partWord) = (part.isEmpty ? list : "\(part).\(list)", nil)
      record.visit(&self)
      (part, partWord) = (outer, nil)
      return
    }
    fact = (list, record.ownID?.text ?? list)
    (found, words) = ([], [:])
    record.visit(&self)
    if let fact {
      for (part, field, day, word) in found {
        guard let phrase = ChronologyWords.phrase(fact.list, part, field) else { continue }
        let telling = ChronologyWords.telling(fact.list, field).compactMap { words[$0] } + [word].compactMap { $0 }
        let about = telling.joined(separator: ", ")
        entries.append(
          Chronology.Entry(
            day: day, what: about.isEmpty ? phrase : "\(phrase): \(about)",
            fact: fact.id == fact.list ? fact.list : "\(fact.list):\(fact.id)", list: fact.list))
      }
    }
    fact = nil
  }

}

extension DatedFields: FieldVisitor {
  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    self.name = name
    value.write(to: &self)
  }

  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {
    for index in elements.indices { visit(&elements[index], in: name) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard var record = group else { return }
    visit(&record, in: name)
    group = record
  }
}

extension DatedFields: FieldSink {
  mutating func put(text: String?) {
    if part == "services", name == "kind" { partWord = text }
    guard let text, part.isEmpty else { return }
    words[name] = name == "section" ? "section \(text)" : Chronology.plain(text)
  }

  mutating func put(date: CivilDate?) { put(date) }
  mutating func put(instant: Instant?) { put(instant?.londonDate) }
  mutating func put(flag: Bool?) {}

  mutating func put(body: BodyCode?) {
    guard let body, part.isEmpty else { return }
    words[name] = NationalReference.shipped.name(of: body)
  }

  mutating func put(number: Quantity?) {}
  mutating func put(money: Money?) {}
  mutating func put(texts: [String]) {}
}
