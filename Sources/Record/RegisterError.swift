package import CaseFile
package import Database

/// Why the register did not do what was asked. Never quotes a value that was recorded.
package enum RegisterError: Error, Hashable, Sendable {
  /// A batch holds the same case twice.
  case caseGivenTwice(CaseReference)
  /// A value breaks a rule of the register; the table where it is known, and the rule and its mend in words.
  case unfit(table: String, reason: String)
  /// The reference is used by a case that this capacity may not see.
  case referenceInUse(CaseReference)
  /// Another night is being written on this database.
  case nightUnderWay
  /// Another run took the night over meanwhile; of this one nothing was written.
  case nightTakenOver
  /// What will be known at a moment to come cannot be asked.
  case notYetKnown
  /// An emergency access was not reviewed.
  case notReviewed(ReviewRefusal)
  /// The capacity does not allow it.
  case notPermitted
  /// The database failed or refused for another reason.
  case database(PostgresError)

  /// What a refusal of the database means here.
  package init(refusal error: PostgresError) {
    if error.sqlState == .insufficientPrivilege {
      self = .notPermitted
    } else if let reason = ConstraintReason.words(for: error) {
      self = .unfit(table: error.table ?? "", reason: reason)
    } else {
      self = .database(error)
    }
  }
}

extension RegisterError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .caseGivenTwice(let reference): "case \(reference) stands twice in the file"
    case .unfit(let table, let reason): table.isEmpty ? reason : "\(table): \(reason)"
    case .referenceInUse(let reference):
      "the reference \(reference) is used by a case of another body"
    case .nightUnderWay:
      "another nightly check is under way on this database; wait for it to end"
    case .nightTakenOver:
      "another run took this night over, because this one was not heard of in time; nothing of this one was written"
    case .notYetKnown: "what is known at a moment can be asked once the moment is past"
    case .notReviewed(let refusal): refusal.words
    case .notPermitted: "this is not permitted"
    case .database(let error): "\(error)"
    }
  }
}

/// Why an emergency access was not reviewed.
package enum ReviewRefusal: String, Sendable {
  case noSuchAccess = "no_such_access"
  case ownAccess = "own_access"
  case reviewedBefore = "reviewed_before"

  var words: String {
    switch self {
    case .noSuchAccess: "your body has no emergency access of that number"
    case .ownAccess: "nobody reviews an emergency access that he opened himself"
    case .reviewedBefore: "it was reviewed before, and that stands"
    }
  }
}
