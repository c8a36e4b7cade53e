import CivilTime

/// Days on which the law of section 117 changed.
enum LawDays {
  /// Clinical commissioning groups replace primary care trusts (Health and Social Care Act 2012; SI 2012/2996).
  static let clinicalCommissioningGroups = day(2013, 4, 1)
  /// MHA 1983 s117(3) and (6) as amended by Care Act 2014 s75 (SI 2015/993 art 7).
  static let careAct = day(2015, 4, 1)
  /// The group of ordinary residence owes the duty (SI 2016/293).
  static let ordinaryResidenceOfGroups = day(2016, 4, 1)
  /// Right to have a personal health budget for after-care.
  static let personalHealthBudgets = day(2019, 12, 2)
  /// Follow-up within 72 hours becomes a standard (NHS Standard Contract 2020/21).
  static let followUpStandard = day(2020, 4, 1)
  /// Integrated care boards replace the groups (Health and Care Act 2022; SI 2022/635, SI 2022/734).
  static let integratedCareBoards = day(2022, 7, 1)

  /// From the Secretary of State's determinations to the day before Worcestershire [2023] UKSC 31.
  static let rejectedView = day(2020, 6, 24)...day(2023, 8, 9)

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return date
  }
}
