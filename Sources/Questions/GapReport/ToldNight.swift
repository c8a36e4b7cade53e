import Audit
package import CaseFile
package import CivilTime
package import Record

/// What the reports of all bodies tell of a published night.
package struct ToldNight: Sendable {
  package let night: Night
  /// The night published before it; nil where there was none.
  let before: CivilDate?
  /// By case; also such as hold no more.
  let accepted: [CaseReference: [GapAcceptance]]
  /// How many live duties each body owed; a body that is missing owed none.
  package let liveDuties: [BodyCode: Int]
  /// The first seal of the audit trail after it; nil where there was none yet.
  let seal: SealHead?
  let irregular: [IrregularNight]
  let unjudged: [UnjudgedCase]
}

extension RegisterQuestions {
  /// What all reports of a night tell, by default of the last; nil where no such night was published.
  ///
  /// Needs the right to read the whole register, or claims on the bodies whose reports are made.
  package func toldNight(_ day: CivilDate?, as capacity: Capacity = .nightly) async throws -> ToldNight? {
    guard let night = try await register.night(on: day, as: capacity) else { return nil }
    return ToldNight(
      night: night, before: try await register.nightBefore(night.on, as: capacity),
      accepted: Dictionary(grouping: try await register.acceptances(as: capacity), by: \.reference),
      liveDuties: try await register.liveDuties(asOf: night.on, as: capacity),
      seal: try await register.sealHead(after: night, as: capacity),
      irregular: try await register.irregularNights(before: night.on, as: capacity),
      unjudged: try await register.unjudged(on: night.on, as: capacity))
  }
}
