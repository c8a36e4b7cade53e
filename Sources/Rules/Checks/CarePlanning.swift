/// Theme: care planning.
extension Check {
  static let carePlanning = [cp01, cp09]

  /// MHA 1983 s117(2); Code of Practice ch 33; Ombudsmen's guidance 2022.
  static let cp01 = Check("CP-01") { day in
    guard day.isLive, day.currentPlan == nil else { return }
    day.open("case", .both, "After-care is owed and no written plan for it is in force.")
  }

  /// NHSE position on CPA; Code of Practice ch 34.
  static let cp09 = Check("CP-09") { day in
    guard day.isLive, day.keyWorkersInPost.isEmpty else { return }
    day.open("case", .both, "After-care is owed and nobody is named as key worker.")
  }
}
