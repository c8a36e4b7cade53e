import CaseFile
import CivilTime

extension Day {
  /// Spells that had begun, with a leaving still to come left out.
  var spells: [Spell] {
    remember(knownSpells) {
      begun(file.spells, { ($0.admitted, $0.left?.londonDate) }, cut: { $0.left = nil })
    } keep: {
      knownSpells = $0
    }
  }

  /// The spell open at the end of the day, if any; the one admitted last.
  var openSpell: Spell? {
    spells.latest(by: \.admitted) { $0.left == nil }
  }

  /// A spell, as the day knows it, that was open at the end of a day not after this one.
  func spell(openOn day: CivilDate) -> Spell? {
    spells.latest(by: \.admitted) {
      $0.admitted <= day && ($0.left.map { day < $0.londonDate } ?? true)
    }
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

  /// The row behind a period.
  func row(_ period: StatusPeriod) -> LegalStatus { file.legalStatus[period.place] }

  /// The hospital of the latest detaining period begun by a day.
  func hospital(on day: CivilDate) -> String? {
    statuses { $0.section.isDetaining && $0.start <= day }
      .max { ($0.start, $0.place) < ($1.start, $1.place) }
      .flatMap { row($0).hospital }
  }

  /// Whether the person lives in prison on the day.
  var isInPrison: Bool {
    file.residence.contains { $0.kind == .prison && isInForce($0.start, $0.end) }
  }
}
