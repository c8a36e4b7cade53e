import CaseFile
import CivilTime

extension Day {
  /// Spells that had begun, with a leaving still to come left out.
  var spells: [Spell] {
    remember(&knownSpells) {
      file.spells.compactMap { row in
        guard !CivilDate.isBackwards(row.admitted, row.left?.londonDate), hasReached(row.admitted)
        else { return nil }
        var row = row
        if !hasReached(row.left) { row.left = nil }
        return row
      }
    }
  }

  /// The spell open at the end of the day, if any; the one admitted last.
  var openSpell: Spell? {
    latest(spells.filter { $0.left == nil }) { $0.admitted }
  }

  /// A spell, as the day knows it, that was open at the end of a day not after this one.
  func spell(openOn day: CivilDate) -> Spell? {
    latest(
      spells.filter { $0.admitted <= day && ($0.left.map { day < $0.londonDate } ?? true) }
    ) { $0.admitted }
  }

  /// Whether the person lives in prison on the day.
  var isInPrison: Bool {
    file.residence.contains { $0.kind == .prison && isInForce($0.start, $0.end) }
  }
}
