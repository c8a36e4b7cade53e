package import CaseFile
package import CivilTime

extension CaseFile {
  /// The case as it would stand if the person left hospital at noon in London on a day.
  ///
  /// Every spell open then is left, every detaining period still open ends; all else is as recorded. What was
  /// recorded of a later end is left out with it, for in this story that end never came.
  func leavingHospital(on day: CivilDate) -> CaseFile {
    var file = self
    for index in file.spells.indices where file.spells[index].isOpen(on: day) {
      file.spells[index].left = .londonNoon(on: day)
    }
    for index in file.legalStatus.indices where file.legalStatus[index].isDetaining(on: day) {
      file.legalStatus[index].end = day
      file.legalStatus[index].endReason = nil
    }
    return file
  }

  /// Whether the person is in hospital or detained at the end of a day, so that there is something to leave.
  func hasSomethingToLeave(on day: CivilDate) -> Bool {
    spells.contains { $0.isOpen(on: day) } || legalStatus.contains { $0.isDetaining(on: day) }
  }

  /// The day on which the person is expected to leave the spell open on a day; nil where none is recorded.
  package func expectedDischarge(asOf day: CivilDate) -> CivilDate? {
    spells.filter { $0.isOpen(on: day) && $0.expectedDischarge != nil }
      .max { ($0.admitted, $0.id) < ($1.admitted, $1.id) }?
      .expectedDischarge
  }
}

extension Spell {
  /// Whether it had begun and was not left by the end of the day.
  fileprivate func isOpen(on day: CivilDate) -> Bool {
    guard admitted <= day else { return false }
    guard let left = left?.londonDate else { return true }
    return left > day && left >= admitted
  }
}

extension LegalStatus {
  /// Whether it detains, had begun and had not ended by the end of the day.
  fileprivate func isDetaining(on day: CivilDate) -> Bool {
    guard section.isDetaining, start <= day else { return false }
    return end.map { $0 > day } ?? true
  }
}

extension Instant {
  fileprivate static func londonNoon(on day: CivilDate) -> Instant {
    let second = LondonClock.second(on: day, hour: 12)
    let offset = LondonClock.offsetSeconds(atSecond: second)
    return Instant(microseconds: second * 1_000_000, offsetMinutes: Int16(offset / 60))
  }
}
