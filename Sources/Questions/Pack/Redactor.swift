import CaseFile
import CivilTime
import Foundation
import Record

/// Takes the names of other people than the person in care out of a case, and remembers where each was named.
///
/// Names are known from the fields that hold one: key workers, who was in contact, who decided, who owns an action, who
/// shares a home, and the leads of the directory. Each becomes “[person 1]” and so on, the same everywhere. They are
/// also sought in all other texts; of the names of key workers and leads single words too.
struct Redactor {
  struct Person {
    let label: String
    /// The field that named the person first.
    let namedIn: String
  }

  private(set) var people: [Person] = []
  /// Free texts that were searched and stay: whoever hands the pack on must read them.
  private(set) var freeTexts: Set<String> = []
  private var labels: [String: String] = [:]
  /// Single words of names, longest first, with the label of their person.
  private var singles: [(word: String, label: String)] = []
  private let own: Set<String>

  init(_ history: CaseHistory, _ directory: Directory?) {
    own = Set(
      history.steps.flatMap { step -> [String] in
        let person = step.file.person
        return [person.givenNames, person.familyName].compactMap { $0 }.flatMap {
          $0.split(separator: " ").map(String.init)
        }
      })
    for step in history.steps { learn(from: step.file) }
    for lead in directory?.contacts ?? [] {
      learn(lead.name, "directory contacts:\(lead.id) name", isNameAlone: true)
    }
    singles.sort { $0.word.count > $1.word.count }
  }

  private mutating func learn(from file: CaseFile) {
    for worker in file.keyWorkers { learn(worker.name, "key_workers:\(worker.id) name", isNameAlone: true) }
    for contact in file.contacts { learn(contact.by, "contacts:\(contact.id) by") }
    for ending in file.endings { learn(ending.decidedBy, "endings:\(ending.id) decided_by") }
    for meeting in file.meetings {
      for action in meeting.actions where action.owner.flatMap({ BodyCode($0) }) == nil {
        learn(action.owner, "meetings:\(meeting.id) actions owner")
      }
    }
    for home in file.accommodation where home.kind == .sharedLives || home.kind == .family {
      learn(home.provider, "accommodation:\(home.id) provider")
    }
  }

  private mutating func learn(_ text: String?, _ field: String, isNameAlone: Bool = false) {
    guard let text, labels[text] == nil, let name = PersonName(text) else { return }
    let label = labels[name.nameAlone] ?? "[person \(people.count + 1)]"
    if labels[name.nameAlone] == nil { people.append(Person(label: label, namedIn: field)) }
    labels[name.nameAlone] = label
    labels[text] = name.role.map { "\(label), \($0)" } ?? label
    guard isNameAlone else { return }
    for word in name.nameAlone.split(separator: " ") where word.count > 2 && !own.contains(String(word)) {
      singles.append((String(word), label))
    }
  }
}

extension Redactor {
  /// The history with every name of others replaced, in every state of the case.
  mutating func redacted(_ history: CaseHistory) -> CaseHistory {
    var history = history
    for index in history.steps.indices {
      var visitor = RedactingFields(redactor: self)
      history.steps[index].file.visitFacts(&visitor)
      freeTexts.formUnion(visitor.freeTexts)
    }
    return history
  }

  /// Whether the whole of a value names somebody.
  func isName(_ value: String) -> Bool { labels[value] != nil }

  /// A value of a field: the label where it names somebody, else the text with every name in it replaced.
  func redacted(_ value: String) -> String {
    if let label = labels[value] { return label }
    var text = swept(value)
    for (word, label) in singles { text = Redactor.replacing([Substring(word)], by: label, in: text) }
    return text
  }

  /// A whole text with full names replaced, be they broken by the end of a line or written for HTML.
  func swept(_ text: String) -> String {
    var text = text
    for (name, label) in labels.sorted(by: { $0.key.count > $1.key.count }) {
      for form in Set([name, Redactor.escaped(name)]) {
        text = Redactor.replacing(form.split(separator: " "), by: label, in: text)
      }
    }
    return text
  }

  private static func escaped(_ name: String) -> String {
    var page = HTMLPage()
    page.say(name)
    return page.text
  }

  private static func replacing(_ words: [Substring], by label: String, in text: String) -> String {
    guard let first = words.first, text.contains(first) else { return text }
    let pattern = words.map { NSRegularExpression.escapedPattern(for: String($0)) }.joined(separator: "\\s+")
    guard let expression = try? NSRegularExpression(pattern: "(?<![\\p{L}\\p{N}])\(pattern)(?![\\p{L}\\p{N}])") else {
      return text
    }
    return expression.stringByReplacingMatches(
      in: text, range: NSRange(text.startIndex..., in: text),
      withTemplate: NSRegularExpression.escapedTemplate(for: label))
  }
}

/// Replaces names in the texts of every fact but the person's own.
private struct RedactingFields: FieldVisitor {
  let redactor: Redactor
  private(set) var freeTexts: Set<String> = []
  private var fact = ""

  init(redactor: Redactor) { self.redactor = redactor }

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    guard !RedactingFields.own.contains(name), let text = value as? String else { return }
    let redacted = redactor.redacted(text)
    if text.contains(" "), !redactor.isName(text) { freeTexts.insert("\(fact) \(name)") }
    if let changed = redacted as? Value {
      value = changed
    } else if let changed = String?.some(redacted) as? Value {
      value = changed
    }
  }

  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {
    let outer = fact
    for index in elements.indices {
      fact = (outer.isEmpty ? "" : outer + " ") + "\(name):\(elements[index].ownID?.text ?? String(index + 1))"
      elements[index].visit(&self)
    }
    fact = outer
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard var record = group else { return }
    let outer = fact
    fact = (outer.isEmpty ? "" : outer + " ") + name
    record.visit(&self)
    fact = outer
    group = record
  }

  /// The person's own name is what the pack is about.
  private static let own: Set = ["family_name", "given_names"]
}
