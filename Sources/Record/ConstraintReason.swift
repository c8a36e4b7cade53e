package import Database

/// What the constraints of the schema demand, in words that name the place and the mend and quote no value.
package enum ConstraintReason {
  /// What a refusal means to whoever gave the value; nil where no input can have caused it.
  package static func words(for error: PostgresError) -> String? {
    switch error.sqlState {
    case .notNullViolation?: error.column.map { "\($0) is missing; give it" }
    case .checkViolation?, .uniqueViolation?: error.constraint.flatMap(words(for:))
    default: nil
    }
  }

  /// What a constraint demands; nil where it guards against faults of the product, or is unknown.
  package static func words(for constraint: String) -> String? {
    if let words = byName[constraint] { return words }
    guard !faults.contains(constraint) else { return nil }
    for (ending, words) in byEnding where constraint.hasSuffix(ending) {
      return "\(constraint.dropLast(ending.utf8.count)) \(words)"
    }
    return nil
  }

  package static let byName = [
    "fact_id_is_well_formed":
      "an id must be a letter or digit, then up to 63 letters, digits, '_', '.' or '-'",
    "fact_ids_are_well_formed":
      "a list of ids holds something else; an id is a letter or digit, then letters, digits, '_', '.' or '-'",
    "case_reference_is_well_formed":
      "the reference of a case must be a letter or digit, then up to 39 letters, digits, '/', '_', '.' or '-'",
    "case_file_reference_is_unique": "another case has this reference; give this case one of its own",
    "body_code_is_well_formed":
      "a body's code must be E or W and eight digits, or three to six capitals and digits",
    "body_codes_are_well_formed":
      "a list of bodies holds something else; a code is E or W and eight digits, or three to six capitals and digits",
    "pounds_are_an_amount":
      "an amount must be pounds, or pounds and two digits of pence, from 0 to below a thousand million",
    "nhs_number_is_valid": "an NHS number fails its check digit (modulus 11); look it up again",
    "utc_offset_is_within_a_day": "an offset from UTC must be less than a day",
    "hours_per_week_is_in_range": "hours_per_week must not be below 0",
    "delivered_hours_per_week_is_in_range": "delivered_hours_per_week must not be below 0",
    "share_is_in_range": "share must be a percentage from 0 to 100",
    "form_comes_with_value": "a setting must have a value and its form, or neither",
    "superseded_after_recorded":
      "nothing can be superseded before it was recorded; look at the clock of the database's machine",
    "token_pkey": "this token was issued before",
    "hash_is_sha256": "a token's hash must be SHA-256",
    "expires_after_issue": "a token must expire after its issue",
    "actor_is_well_formed": accountIsNamed,
    "actor_is_named": accountIsNamed,
    "maker_is_named": accountIsNamed,
    "case_restriction_pkey": "the case is sealed already; lift the seal before you seal it anew",
    "acceptance_names_somebody": "who accepts a gap must be named in 3 to 200 characters, with the office held",
    "acceptance_gives_a_reason": "why a gap is accepted must be told in 10 to 4,000 characters",
    "acceptance_ends_within_a_year": "a gap is accepted until a later day, at most a year away",
    "gap_acceptance_pkey": "the body has accepted this gap already; end that acceptance before you give another",
    "reason_is_told": "why the case is opened must be told in 10 to 2,000 characters",
    "ends_within_a_day": "an emergency access must end within 24 hours",
    "emergency_review_is_final": "this emergency access was reviewed before, for good",
    "reason_is_short": "why a fact is withdrawn must be told in words, in at most 4,000 bytes",
    "key_is_well_formed":
      "the key of a change must be up to 64 letters, digits, '_', '.', ':' or '-'",
  ]

  /// Of constraints that are named for a column, the ending and what is said of that column.
  package static let byEnding = [
    ("_is_listed", "is not a word of its list; use a word that this version of the register knows"),
    ("_are_listed", "are not words of their list; use words that this version of the register knows"),
    ("_offset_has_instant", "has an offset from UTC and no instant; give the instant"),
    ("_recorded_if_any", "is said not to be recorded and yet is; record it, or leave out what belongs to it"),
    ("_pkey", "has this row already, written by work at the same time; look, and do it again"),
  ]

  /// What no input reaches: to break one of these is a fault of the product.
  package static let faults: Set = [
    "acceptance_ended_by_somebody", "determination_past_is_a_period", "gap_past_is_a_period",
    "slot_has_lease_while_running", "tries_are_counted", "upcoming_past_is_a_period",
    "bodies_are_codes", "content_is_as_hashed", "delivery_attempts_are_counted", "delivery_hashes_are_sha256",
    "detail_is_short", "directory_change_is_only_row",
    "events_are_counted",
    "format_is_listed", "hashes_are_sha256", "reference_version_is_only_row", "ten_thousandths_are_a_share",
    "fingerprint_is_sha256", "sha256_is_a_hash", "version_counts_from_one",
    // The program names who lifts a seal, and when.
    "lifted_after_sealed", "lifted_by_somebody",
    // Imports of sheets wait for one another, and look before they write.
    "aside_is_unique_while_open", "import_link_is_unique", "resolved_holds_nobody",
  ]

  private static let accountIsNamed =
    "the name of the account must be up to 64 letters, digits, '.', '_', '@' or '-' for the audit trail to name it"
}
