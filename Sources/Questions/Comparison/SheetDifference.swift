package import CaseFile

/// One way in which a sheet and the record differ about one person. Names nobody.
package struct SheetDifference: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// The record says that a duty is owed, and the sheet does not have the person.
    case entitledOnNoList = "entitled_on_no_list"
    /// The sheet has the person, and the record has no detention that leads to after-care.
    case listedWithoutQualifyingDetention = "listed_without_qualifying_detention"
    case otherCouncil = "other_council"
    case otherNHSBody = "other_nhs_body"
    /// The sheet names a body that has been abolished.
    case deadBody = "dead_body"
    /// One body, or the sheet, says that it ended; both have not.
    case endedByOneSide = "ended_by_one_side"
    /// The sheet has the person as owed, and both bodies ended it, or the person died.
    case listedAfterEnd = "listed_after_end"
    case notInRecord = "not_in_record"
    case doubtfulIdentity = "doubtful_identity"
  }

  package let kind: Kind
  /// The line of the sheet; nil where the sheet does not have the person.
  package let line: Int?
  /// The case; nil where the record does not have the person, or it is doubtful which it is.
  package let reference: CaseReference?
  /// What the sheet says, by code; nil where it is not about a body.
  package var inSheet: BodyCode?
  /// What the record says, by code.
  package var inRecord: BodyCode?
  /// Why they differ, in words.
  package let why: String
}
