import CivilTime

/// Theme: records.
extension Check {
  static let records = [dq01]

  /// Code of Practice ch 33; LGSCO 22 009 742a.
  static let dq01 = Check("DQ-01") { day in
    guard day.isLive, !day.hasRegisterEntry, let arose = day.arising?.day else { return }
    day.clock(
      "case", .both, Deadline(day.settings[.registerDays], daysAfter: arose),
      "After-care has been owed since \(arose.spoken) and the person is on no register.")
  }
}
