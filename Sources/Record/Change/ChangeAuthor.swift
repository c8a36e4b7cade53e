package import CaseFile
internal import Database

/// Who changes facts: an operator of the whole register, or a body by one of its tokens.
package struct ChangeAuthor: Hashable, Sendable {
  let capacity: Capacity
  /// The body that records; nil for an operator.
  let body: BodyCode?
  /// The body and those that it succeeded; none for an operator.
  private let bodies: [BodyCode]
  /// Who is noted with the facts; nil for whoever the register is used by.
  let recordedBy: String?

  /// An operator of the whole register.
  package static func registerOperator(recordedBy: String) -> ChangeAuthor {
    ChangeAuthor(
      capacity: .registerOperator, body: nil, bodies: [], recordedBy: recordedBy)
  }

  /// A body; `bodies` are itself and those that it succeeded.
  package static func body(
    _ body: BodyCode, bodies: [BodyCode], as role: AskerRole = .coordinator
  ) -> ChangeAuthor {
    ChangeAuthor(
      capacity: .application(bodies: [body], as: role), body: body, bodies: bodies, recordedBy: nil)
  }

  /// The source under which the facts are kept: that of a body begins with its code.
  func source(_ given: String) -> String { body.map { "\($0.text): \(given)" } ?? given }

  /// The bodies in whose name facts of this source are recorded; nil is the register as a whole.
  func acting(by source: String) -> [BodyCode]? {
    body == nil ? ChangeAuthor.body(of: source).map { [$0] } : bodies
  }

  /// The body that a source names before a colon; nil where it names none.
  static func body(of source: String) -> BodyCode? {
    guard let colon = source.firstIndex(of: ":"), source[colon...].hasPrefix(": ") else { return nil }
    return BodyCode(String(source[..<colon]))
  }
}
