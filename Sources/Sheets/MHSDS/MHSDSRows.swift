internal import CaseFile
internal import CivilTime
internal import Reference

/// Rows of the tables, as far as they are used.
enum MHSDSRows {
  /// Whose row it is, and where it stands.
  struct Place {
    let file: String
    let line: Int
    let provider: String
    /// The provider's own id of the person; empty where the table goes by the legal status period.
    let patient: String
  }

  /// A period under a legal status.
  struct Period {
    let place: Place
    let id: String
    let provision: Provision
    let start: CivilDate
    let end: CivilDate?
  }

  /// What a legal status code means for the record.
  enum Provision: Equatable {
    case section(LegalStatus.Section)
    case order(CommunityOrder.Kind)
    /// Informal, or not applicable: no fact.
    case none
  }

  /// A community treatment order, a conditional discharge, or a recall from an order.
  struct Order {
    let place: Place
    let period: String
    let kind: CommunityOrder.Kind
    let start: CivilDate
    let end: CivilDate?
    let endReason: CommunityOrder.EndReason?
  }
}

extension MHSDSRows.Provision {
  /// What a code of the national list means; nil where it is not of the list.
  ///
  /// Code 35 is guardianship in England and a community treatment order in Wales, so the list must be named.
  init?(_ code: String, in jurisdiction: LegalStatusCode.Jurisdiction) {
    guard let entry = NationalReference.shipped.legalStatusCode(code, in: jurisdiction) else { return nil }
    switch entry.section {
    case nil:
      // 01 informal and 98 not applicable are no provision; 32 other Acts and 99 not known are one unnamed.
      self = code == "01" || code == "98" ? .none : .section(.other)
    case "17A": self = .order(.communityTreatmentOrder)
    case "25A": self = .order(.supervisedDischarge)
    case "37 (guardianship)": self = .section(.guardianship37)
    case "CPIA 1964": self = .section(.insanityAct5)
    case let section?: self = .section(LegalStatus.Section(rawValue: section) ?? .other)
    }
  }
}
