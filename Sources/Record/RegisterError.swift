package import CaseFile
package import Database

/// Why the register did not do what was asked. Never quotes a value that was recorded.
package enum RegisterError: Error, Hashable, Sendable {
  /// A batch holds the same case twice.
  case caseGivenTwice(CaseReference)
  /// A value breaks a rule of the register; the table, and the rule in words.
  case unfit(table: String, reason: String)
  /// The reference is used by a case that this capacity may not see.
  case referenceInUse(CaseReference)
  /// Another night is being written on this database.
  case nightUnderWay
  /// An emergency access was not reviewed.
  case notReviewed(ReviewRefusal)
  /// The capacity does not allow it.
  case notPermitted
  /// The database failed or refused for another reason.
  case database(PostgresError)

  /// What a refusal of the database means here.
  package init(refusal error: PostgresError) {
    switch error.sqlState {
    case .insufficientPrivilege?: self = .notPermitted
    case .checkViolation?, .uniqueViolation?, .foreignKeyViolation?:
      let constraint = error.constraint ?? ""
      self = .unfit(table: error.table ?? "", reason: ConstraintReason.words(for: constraint))
    default: self = .database(error)
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

/// What a constraint of the schema demands, in words.
enum ConstraintReason {
  private static let known = [
    "fact_id_is_well_formed":
      "an id must be a letter or digit, then up to 63 letters, digits, '_', '.' or '-'",
    "fact_ids_are_well_formed": "a list of ids holds something that is not one",
    "case_reference_is_well_formed": "the reference of a case is not well formed",
    "body_code_is_well_formed":
      "a body's code must be E or W and eight digits, or three to six capitals and digits",
    "body_codes_are_well_formed": "a list of bodies holds something that is not a code",
    "pounds_are_an_amount": "an amount must be pounds, or pounds and two digits of pence",
    "nhs_number_is_valid": "an NHS number fails its check digit (modulus 11)",
    "utc_offset_is_within_a_day": "an offset from UTC must be less than a day",
    "case_file_reference_is_unique": "another case has this reference",
    "superseded_after_recorded": "nothing can be superseded before it was recorded",
    "reason_is_told": "the reason must be told in 10 to 2,000 characters",
    "ends_within_a_day": "emergency access lasts from one hour to 24",
    "actor_is_named": "who asks must be known",
    "case_restriction_pkey": "the case is sealed already",
    "token_pkey": "this token was issued before",
    "hash_is_sha256": "a token's hash must be SHA-256",
    "expires_after_issue": "a token must expire after its issue",
  ]

  static func words(for constraint: String) -> String {
    if let words = known[constraint] { return words }
    for (ending, words) in [
      ("_is_listed", "is not a word of its list"), ("_are_listed", "are not words of their list"),
      ("_is_in_range", "is out of range"), ("_pkey", "is there already"),
      ("_has_instant", "stands without its instant"),
      ("_if_any", "is false although something was recorded"),
    ] where constraint.hasSuffix(ending) {
      return "\(constraint.dropLast(ending.utf8.count)) \(words)"
    }
    return "breaks the rule \(constraint)"
  }
}
