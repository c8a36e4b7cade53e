import CaseFile
import CivilTime

extension Day {
  /// Where the duty stands.
  var standing: Standing {
    if let known = knownStanding { return recall(known) }
    knownStanding = matter.known(on: date, \.knownStanding)
    return remember(knownStanding) {
      var standing = standingInLife
      if standing.state != .none, standing.state != .endedJointDecision,
        hasReached(file.person.deathDate)
      {
        standing.state = .endedDeath
      }
      return standing
    } keep: {
      knownStanding = $0
    }
  }

  /// Whether the duty is live, on leave or off it.
  var isLive: Bool { standing.state == .live || standing.state == .liveOnLeave }

  /// Where the duty stands, leaving a death out of account.
  private var standingInLife: Standing {
    guard let detention = detentions.latest else {
      return Standing(state: isOnRegister && !hasLegalStatus ? .unknown : .none)
    }
    guard let arising else {
      return Standing(state: hasGoneElsewhere(from: detention) ? .none : .prospective)
    }
    if let ending = validEnding(since: arising.day) { return ending }
    // Once that leave is over the duty is live for good; a leave after a recall does not change it.
    let isOnLeave =
      arising.onLeave
      && leaves(of: detention).contains { $0.start == arising.day && isInForce($0.start, $0.end) }
    return Standing(state: isOnLeave ? .liveOnLeave : .live)
  }

  /// Whether the person was transferred out and the stay in hospital at that time is over.
  private func hasGoneElsewhere(from detention: QualifyingDetention) -> Bool {
    guard var day = detention.ceased, detention.periods.lastEnded?.endReason == .transferredOut else {
      return false
    }
    while let spell = spell(openOn: day) {
      guard let left = spell.left?.londonDate else { return false }
      day = left
    }
    return true
  }

  /// Both bodies' decisions with effect, and the notice that the law of the day asks for.
  ///
  /// MHA 1983 s117(2); MHA 2025 s46.
  private func validEnding(since arose: CivilDate) -> Standing? {
    let death = reached(file.person.deathDate) ?? .distantFuture
    let effective = decisions.filter {
      $0.hasEffect && $0.row.decided >= arose && $0.row.decided <= death
    }
    guard let council = effective.first(where: { $0.side == .council }),
      let nhs = effective.first(where: { $0.side == .nhs })
    else { return nil }
    var ended = max(council.row.decided, nhs.row.decided)
    if isSection46InForce(on: ended) {
      guard let notice = jointNotice(of: effective, onOrAfter: ended) else { return nil }
      ended = notice
    }
    return Standing(state: .endedJointDecision, ended: ended)
  }

  /// The day on which a valid ending of the present or last duty took effect, also in a later detention.
  var lastEnding: CivilDate? {
    guard !decisions.isEmpty else { return nil }
    return presentOrLastArising.flatMap { validEnding(since: $0)?.ended }
  }

  /// Whether MHA 2025 s46 is in force on a day, under the law asked for.
  func isSection46InForce(on day: CivilDate) -> Bool {
    guard let from = settings.section46From else { return false }
    return from <= day && from <= matter.lawOn
  }

  /// The earliest notice of decisions that both bodies gave jointly, on or after a day.
  func jointNotice(of decisions: [JudgedDecision], onOrAfter day: CivilDate) -> CivilDate? {
    decisions
      .filter { $0.row.noticeJoint == true }
      .compactMap { reached($0.row.noticeGiven) }
      .filter { $0 >= day }
      .min()
  }

  /// Whether the person was entered on the register and not taken off it.
  var isOnRegister: Bool { hasRegisterEntry && !hasReached(file.register?.closed) }

  /// Whether the person has ever been entered on the register.
  var hasRegisterEntry: Bool { hasReached(file.register?.entered) }

  /// Whether any legal status had begun.
  var hasLegalStatus: Bool { hasBegun { _ in true } }

  /// Whether a legal status of a kind had begun.
  func hasBegun(_ include: (LegalStatus) -> Bool) -> Bool {
    file.legalStatus.contains { include($0) && exists($0.start, $0.end) }
  }

  /// What still is true of a duty that is live.
  var annotations: [Duty.Annotation] {
    guard isLive else { return [] }
    var annotations: [Duty.Annotation] = []
    if file.communityOrders.contains(where: { isInForce($0.start, $0.end) }) {
      annotations.append(.communityOrder)
    }
    if openSpell != nil { annotations.append(.inHospital) }
    if isInPrison, openSpell == nil, hasReached(LawDays.clinicalCommissioningGroups) { annotations.append(.inPrison) }
    if detentions.latest?.isRecalled(on: date) ?? false { annotations.append(.recalled) }
    return annotations
  }

  /// The first day of the present run of days in this state; nil for `none`.
  var standingSince: CivilDate? {
    guard standing.state != .none else { return nil }
    var day = self
    while let known = day.knownStanding, known.bounds.lower > .distantPast {
      let before = at(known.bounds.lower.previous)
      guard before.standing.state == standing.state else { return known.bounds.lower }
      day = before
    }
    return day.knownStanding?.bounds.lower
  }
}
