package import Access
package import CaseFile
package import Record
package import Rules

extension RegisterQuestions {
  /// The version of a case, which counts its changes; nil where the claims show no such case.
  package func version(of reference: CaseReference, for claims: Claims) async throws -> Int? {
    try await register.version(of: reference, as: .application(bodies: [claims.body], as: role))
  }

  /// Records single facts in the name of a body; see `Register.record`.
  ///
  /// The source begins with the body's code, so that no other body can correct or withdraw what it recorded.
  package func record(
    _ change: FactChange, of reference: CaseReference, for claims: Claims, takesAnyVersion: Bool
  ) async throws -> RecordedChange {
    let rulebook = try await rulebook(as: .application(bodies: [claims.body], as: role))
    return try await register.record(
      change, of: reference, by: .body(claims.body, bodies: claims.bodies, as: role), rulebook: rulebook,
      takesAnyVersion: takesAnyVersion)
  }

  /// Accepts an open gap for the claiming body; see `Register.accept`.
  package func accept(_ asked: AcceptanceRequest, for claims: Claims) async throws -> AcceptanceOutcome {
    try await register.accept(asked, as: .application(bodies: [claims.body], as: role))
  }

  /// Ends an acceptance of the claiming body before its day; false where none stands.
  package func endAcceptance(
    of rule: RuleID, _ subject: String, in reference: CaseReference, for claims: Claims
  ) async throws -> Bool {
    try await register.endAcceptance(
      of: rule, subject, in: reference, as: .application(bodies: [claims.body], as: role))
  }
}
