/// The tables of the Mental Health Services Data Set that say who was detained, where and until when.
///
/// Items by their names in MHSDS version 5 and 6. Other items of a table may stand in the file and are left aside;
/// those that are used must be there, so that a misspelt one is not taken for one that holds nothing.
package enum MHSDSTable: String, CaseIterable, Sendable {
  case patients = "MHS001MPI"
  case legalStatus = "MHS401MHActPeriod"
  case conditionalDischarge = "MHS403ConditionalDischarge"
  case communityTreatmentOrder = "MHS404CommTreatOrder"
  case recall = "MHS405CommTreatOrderRecall"
  case spell = "MHS501HospProvSpell"

  /// The items that must be there.
  var required: [String] {
    switch self {
    case .patients: [Item.patient, Item.number, Item.birth, Item.death]
    case .legalStatus: [Item.patient, Item.period, start, end, Item.code]
    case .spell: [Item.patient, Item.spell, start, end]
    case .communityTreatmentOrder: [Item.period, start, end, Item.orderEndReason]
    case .conditionalDischarge, .recall: [Item.period, start, end]
    }
  }

  /// The item by which a table is known: it stands in no other.
  var start: String {
    switch self {
    case .patients: Item.birth
    case .legalStatus: "StartDateMHActLegalStatusClass"
    case .conditionalDischarge: "StartDateMHCondDisch"
    case .communityTreatmentOrder: "StartDateCommTreatOrd"
    case .recall: "StartDateCommTreatOrdRecall"
    case .spell: "StartDateHospProvSpell"
    }
  }

  var end: String {
    switch self {
    case .patients: Item.death
    case .legalStatus: "EndDateMHActLegalStatusClass"
    case .conditionalDischarge: "EndDateMHCondDisch"
    case .communityTreatmentOrder: "EndDateCommTreatOrd"
    case .recall: "EndDateCommTreatOrdRecall"
    case .spell: "DischDateHospProvSpell"
    }
  }

  /// The beginning of the ids of facts from this table: `mhs401`.
  var prefix: String { String(rawValue.prefix(6)).lowercased() }

  /// The table whose columns these are; nil where they are of none.
  static func of(_ columns: [String]) -> MHSDSTable? {
    allCases.first { columns.contains($0.start) }
  }

  /// Items of several tables.
  enum Item {
    static let patient = "LocalPatientId"
    static let provider = "OrgIDProv"
    static let number = "NHSNumber"
    static let birth = "PersonBirthDate"
    static let death = "PersDeathDate"
    static let period = "MHActLegalStatusClassPeriodId"
    static let code = "LegalStatusCode"
    static let spell = "HospProvSpellID"
    static let leavingTime = "DischTimeHospProvSpell"
    static let orderEndReason = "CommTreatOrdEndReason"
    static let absoluteDischarge = "AbsDischResp"
  }
}
