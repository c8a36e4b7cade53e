import CaseFile
import CivilTime
import DemoRegister
import Rules

/// The cases of a demo register in memory, and what is done to each of them in turn.
struct Register {
  /// Adds up what was found, so that no work can be left out as unused.
  private(set) var seen = 0
  private var files: [CaseFile]
  private let on: CivilDate
  private let plain: Rulebook
  private let explaining: Rulebook

  init(cases: Int, seed: UInt64, on day: CivilDate) {
    let register = DemoRegister(cases: cases, seed: seed, today: day)
    let directory = register.directory()
    files = (0..<cases).map(register.caseFile)
    on = day
    plain = Rulebook(directory: directory, explains: false)
    explaining = Rulebook(directory: directory, explains: true)
  }

  /// Reads every field of every fact.
  mutating func read() {
    var reader = FieldReader()
    for index in files.indices { files[index].visitFacts(&reader) }
    seen &+= reader.sum
  }

  /// Judges every case; explanations are not put into words.
  mutating func judge() {
    for index in files.indices { seen += plain.assess(files[index], on: on).gaps.count }
  }

  /// Judges and explains every case, and writes the answers as JSON.
  mutating func word() {
    var json = JSONWriter()
    for index in files.indices {
      explaining.assess(files[index], on: on).write(to: &json)
      seen += json.bytes.count
      json.removeAll()
    }
  }
}
