import CaseFile
import CivilTime

/// One qualifying detention and the stay in hospital that belongs to it.
struct Stay {
  /// How it came about.
  enum Admission: Sendable {
    case assessmentThenTreatment, treatment, hospitalOrder, restrictionOrder, prisonTransfer
    case hospitalDirection, remandTransfer, courtWithoutOrder, insanityOrder
  }

  let admission: Admission
  /// The first day of the unbroken detention.
  let leadIn: CivilDate
  /// The first day of the first qualifying period.
  let begins: CivilDate
  /// The day of leaving hospital, on which detention ends too; nil while in hospital.
  var left: CivilDate?
  /// Places in the lists of the case file.
  let qualifyingRow: Int
  let spellRow: Int
  let isArrangedByNHSEngland: Bool

  /// Whether it began under section 2 or 3.
  var isUnderPart2: Bool {
    switch admission {
    case .assessmentThenTreatment, .treatment: true
    case .hospitalOrder, .restrictionOrder, .prisonTransfer, .hospitalDirection, .remandTransfer,
      .courtWithoutOrder, .insanityOrder:
      false
    }
  }
}

extension Stay.Admission {
  var section: LegalStatus.Section {
    switch self {
    case .assessmentThenTreatment, .treatment: .section3
    case .hospitalOrder: .section37
    case .restrictionOrder: .section37And41
    case .prisonTransfer: .section47And49
    case .hospitalDirection: .section45A
    case .remandTransfer: .section48And49
    case .courtWithoutOrder: .section51Sub5
    case .insanityOrder: .insanityAct5
    }
  }

  /// Days from the first qualifying period to leaving.
  var usualDays: ClosedRange<Int> {
    switch self {
    case .assessmentThenTreatment, .treatment: 36...170
    case .hospitalOrder, .courtWithoutOrder, .insanityOrder: 90...400
    case .restrictionOrder, .prisonTransfer, .hospitalDirection, .remandTransfer: 200...800
    }
  }
}
