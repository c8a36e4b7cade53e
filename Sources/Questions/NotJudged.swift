package import CaseFile

/// Cases of which a list has only what was found before, because its night could not judge them.
package struct NotJudged: Hashable, Sendable {
  let cases: [CaseReference]

  package init(_ cases: [CaseReference]) { self.cases = cases }

  /// What must be said beside the list; nil where all were judged.
  package var line: String? { said(count, " (\(Answer.few(cases)))") }

  /// The same with every case by its name, as a report has it; nil where all were judged.
  var lineOfAll: String? { said(count, " (\(cases.map(\.text).joined(separator: ", ")))") }

  /// The same beside mere counts, which name no case; nil where all were judged.
  package var lineOfCounts: String? { said(count, "") }

  /// The same as it may leave the house, where a small number may not; nil where all were judged.
  var lineOutward: String? { said("some cases", "") }

  private var count: String { "\(cases.count) \(cases.count == 1 ? "case" : "cases")" }

  private func said(_ count: String, _ names: String) -> String? {
    guard !cases.isEmpty else { return nil }
    return "NOT JUDGED: \(count) could not be judged by this night\(names). What is said of them was found before; "
      + "nothing must be concluded from it."
  }

  /// Writes all of them as the member `not_judged` of the object at hand.
  func writeMember(to json: inout JSONWriter) {
    json.name("not_judged")
    json.array(cases) { $0.string($1.text) }
  }
}
