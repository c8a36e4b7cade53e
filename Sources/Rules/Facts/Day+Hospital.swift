import CaseFile
import CivilTime

extension Day {
  /// Spells that had begun, with a leaving still to come left out.
  var spells: [Spell] {
    remember(knownSpells) {
      file.spells.compactMap { row in
        guard !CivilDate.isBackwards(row.admitted, row.left?.londonDate), hasReached(row.admitted)
        else { return nil }
        var row = row
        if !hasReached(row.left) { row.left = nil }
        return row
      }
    } keep: {
      knownSpells = $0
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

  /// The spell whose leaving started the duty; nil where the duty arose on leave or without a spell.
  ///
  /// Where a detention was recorded as ending the day after the leaving, that leaving started it too.
  var startingSpell: (spell: Spell, left: Instant)? {
    guard let arising, !arising.onLeave else { return nil }
    var found: (spell: Spell, left: Instant)?
    for spell in spells {
      guard let left = spell.left, (arising.day.previous...arising.day).contains(left.londonDate)
      else { continue }
      if let found, (left, spell.id) < (found.left, found.spell.id) { continue }
      found = (spell, left)
    }
    return found
  }

  /// The hospital of the latest detaining period begun by a day.
  func hospital(on day: CivilDate) -> String? {
    latest(legalStatuses { $0.section.isDetaining && $0.start <= day }) { $0.start }?.hospital
  }

  /// Whether the person lives in prison on the day.
  var isInPrison: Bool {
    file.residence.contains { $0.kind == .prison && isInForce($0.start, $0.end) }
  }
}
