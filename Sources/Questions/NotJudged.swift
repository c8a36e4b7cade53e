package import CaseFile

/// Cases of which a list has only what was found before, because its night could not judge them.
package struct NotJudged: Hashable, Sendable {
  let cases: [CaseReference]

  package init(_ cases: [CaseReference]) { self.cases = cases }

  /// What must be said beside the list; nil where all were judged.
  package var line: String? { said(" (\(Answer.few(cases)))") }

  /// The same with every case by its name, as a report has it; nil where all were judged.
  var lineOfAll: String? { said(" (\(cases.map(\.text).joined(separator: ", ")))") }

  /// The same beside mere counts, which name no case; nil where all were judged.
  package var lineOfCounts: String? { said("") }

  private func said(_ names: String) -> String? {
    guard !cases.isEmpty else { return nil }
    return "NOT JUDGED: \(cases.count) \(cases.count == 1 ? "case" : "cases") could not be judged by this night"
      + "\(names). What is said of them was found before; nothing must be concluded from it."
  }

  /// Writes all of them as the member `not_judged` of the object at hand.
  func writeMember(to json: inout JSONWriter) {
    json.name("not_judged")
    json.array(cases) { $0.string($1.text) }
  }
}
