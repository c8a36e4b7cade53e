import CaseFile
import CivilTime

/// Theme: review.
extension Check {
  static let review = [rv01, rv03]

  /// Care and support guidance; local policy.
  static let rv01 = Check("RV-01") { day in
    guard day.isLive, let arose = day.arising?.day, let detention = day.detentions.latest else {
      return
    }
    let held = day.meetings([.review, .planning], since: detention.leadIn).compactMap(\.held).max()
    let due = (held ?? arose).adding(months: day.settings[.reviewMonths])
    let isVeryLate = day.hasReached(
      due.adding(months: day.settings[.reviewCriticalMonths]).next)
    day.clock(
      "case", .both, Deadline(due: due), severity: isVeryLate ? .critical : .high,
      held.map { "The last review or planning meeting was on \($0.spoken)." }
        ?? "No review has been held since the duty began on \(arose.spoken).")
  }

  /// NHS Standard Contract.
  static let rv03 = Check("RV-03") { day in
    for spell in day.spells {
      guard let left = spell.left, left.londonDate >= LawDays.followUpStandard,
        day.awaitsContact(spell, within: day.settings[.followUpLookbackDays])
      else { continue }
      day.clock(
        "spells:\(spell.id)", .nhs, Deadline(day.settings[.followUpHours], hoursAfter: left),
        facts: ["spells:\(spell.id)"],
        "Nobody has seen or spoken to the person since they left hospital on \(left.londonDate.spoken).")
    }
  }
}

extension Day {
  /// Whether a leaving of hospital still waits for its follow-up contact.
  fileprivate func awaitsContact(_ spell: Spell, within lookback: Int) -> Bool {
    guard let left = spell.left, !hasReached(file.person.deathDate) else { return false }
    let day = left.londonDate
    guard !hasReached(day + lookback + 1), self.spell(openOn: day) == nil else { return false }
    let wentElsewhere = file.legalStatus.contains {
      $0.end == day && $0.start <= day
        && ($0.endReason == .transferredOut || $0.endReason == .remittedToPrison)
    }
    return !wentElsewhere && !hasBeenContacted(since: left)
  }

  /// Whether somebody saw or spoke to the person after an instant.
  private func hasBeenContacted(since instant: Instant) -> Bool {
    file.contacts.contains {
      ($0.kind == .seen || $0.kind == .spokenTo)
        && ($0.at.map { $0 > instant && hasReached($0.londonDate) } ?? false)
    }
  }
}
