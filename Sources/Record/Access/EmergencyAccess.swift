package import CaseFile

/// Access to a case of others in an emergency, as those see it who review it.
package struct EmergencyAccess: Hashable, Sendable {
  /// Why it was opened.
  package enum Reason: String, CaseIterable, Sendable {
    case riskToLife = "risk_to_life"
    case riskToOthers = "risk_to_others"
    case urgentDischarge = "urgent_discharge"
    case safeguarding
    case courtOrder = "court_order"
  }

  /// What was found of it by another than who opened it.
  package enum Finding: String, CaseIterable, Sendable {
    case justified
    case notJustified = "not_justified"
    /// Somebody else is to say; justified or not justified follows.
    case escalated
  }

  package let id: Int
  package let body: BodyCode
  package let reason: Reason
  /// As the database writes it.
  package let openedAt: String
  /// As the database writes it.
  package let endsAt: String
  package let isOver: Bool
  /// Who opened it, as the audit trail names him.
  package let actor: String
  /// Why, in words.
  package let words: String
  /// Nil where nobody has reviewed it.
  package let finding: Finding?

  /// How long it lasts unless less or more is asked for, in hours.
  package static let standardHours = 4
  /// The longest, in hours.
  package static let mostHours = 24
}

/// How many emergency accesses of one body and reason nobody has reviewed to the end: nobody is named.
package struct UnreviewedAccess: Hashable, Sendable, CustomStringConvertible {
  package let body: BodyCode
  package let reason: EmergencyAccess.Reason
  package let count: Int

  package var description: String {
    "\(count) emergency \(count == 1 ? "access" : "accesses") at body \(body), reason code \(reason.rawValue), "
      + "not yet reviewed"
  }
}
