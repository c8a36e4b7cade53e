import CaseFile
import CivilTime
import Reference

extension Day {
  /// The NHS body that owes the duty (MHA 1983 s117(2E), (3); SI 2012/2996, SI 2016/293, SI 2022/635).
  var statutory: Shared<NHSFinding> {
    remember(knownStatutory) {
      prisonHealth.map { Shared($0) } ?? statutoryOutsidePrison
    } keep: {
      knownStatutory = $0
    }
  }

  /// The NHS body that owes the duty, leaving aside that NHS England looks after prisons.
  var statutoryOutsidePrison: Shared<NHSFinding> {
    remember(knownOutsidePrison) {
      guard let detention = detentions.latest else { return Shared(NHSFinding()) }
      var finding = welshBoard ?? statutoryAsRecorded(for: detention)
      bringForward(&finding)
      finding.reasons = explain(finding)
      return Shared(finding)
    } keep: {
      knownOutsidePrison = $0
    }
  }

  /// The NHS body that pays (NHS England, Who Pays?).
  var payer: Shared<NHSFinding> {
    remember(knownPayer) {
      Shared(paying)
    } keep: {
      knownPayer = $0
    }
  }

  private var paying: NHSFinding {
    guard detentions.latest != nil else { return NHSFinding() }
    if let first = prisonHealth ?? welshBoard.map(broughtForward) { return first }
    guard let first = chainDetentions.first, first.leadIn >= LawDays.clinicalCommissioningGroups
    else {
      var same = statutory.value
      same.rule = "WP"
      same.reasons = explainPaymentByOwner(statutory.value)
      return same
    }
    return broughtForward(
      core(on: first.leadIn, rule: "WP", doubts: chainFollowsEndingByDefault ? [19] : []))
  }

  /// RN-4: the National Health Service Commissioning Board arranges health care in prisons.
  private var prisonHealth: NHSFinding? {
    guard detentions.latest != nil, isInPrison, openSpell == nil,
      hasReached(LawDays.clinicalCommissioningGroups)
    else { return nil }
    var finding = NHSFinding(body: "X24", rule: "RN-4", asRecorded: "X24")
    finding.reasons = explain(finding)
    return finding
  }

  /// RN-W: in Wales the council's local health board.
  private var welshBoard: NHSFinding? {
    guard let council = council.body,
      let board = Bodies.national.healthBoard(ofWelshCouncil: council)
    else { return nil }
    return NHSFinding(rule: "RN-W", asRecorded: board)
  }

  private func broughtForward(_ finding: NHSFinding) -> NHSFinding {
    var finding = finding
    bringForward(&finding)
    finding.reasons = explain(finding)
    return finding
  }

  private func bringForward(_ finding: inout NHSFinding) {
    guard let recorded = finding.asRecorded else { return }
    let result = broughtForward(recorded)
    finding.body = result.body
    finding.isUnallocated = result.isUnallocated
  }

  /// The rows RN-1 to RN-5f, in order; the first that fits decides.
  private func statutoryAsRecorded(for detention: QualifyingDetention) -> NHSFinding {
    let groupsBegan = LawDays.clinicalCommissioningGroups
    guard hasReached(groupsBegan) else { return NHSFinding(rule: "RN-1") }
    guard hasReached(LawDays.ordinaryResidenceOfGroups) else {
      return core(on: max(groupsBegan, arising?.day ?? date), rule: "RN-2", isToday: arising == nil)
    }
    guard hasReached(LawDays.integratedCareBoards) else {
      if let arising, arising.day < LawDays.ordinaryResidenceOfGroups {
        return core(on: max(groupsBegan, arising.day), rule: "RN-3T")
      }
      return byResidence(before: detention, rule: "RN-3")
    }
    return statutoryOfBoards(for: detention)
  }

  /// RN-5a to RN-5f: SI 2022/635 regs 5 to 8, from 1 July 2022.
  private func statutoryOfBoards(for detention: QualifyingDetention) -> NHSFinding {
    let boardsBegan = LawDays.integratedCareBoards
    if file.person.usuallyResidentInEngland == false {
      return byResidence(before: detention, rule: "RN-5f")
    }
    let left = leavingHospital(after: detention)
    if let left, left < boardsBegan {
      return core(on: boardsBegan, rule: "RN-5a", doubts: [2])
    }
    let last = detention.lastQualifying
    if last.arrangedBy == .nhsEngland {
      return last.start < boardsBegan
        ? core(on: left ?? date, rule: "RN-5b", doubts: [18], isToday: left == nil)
        : core(on: last.start, rule: "RN-5c", doubts: [7])
    }
    let ending: Doubts = chainFollowsEndingByDefault ? [19] : []
    if wasInChainWhenBoardsBegan { return core(on: boardsBegan, rule: "RN-5d", doubts: ending) }
    let repeated = ending.union(chain.count > 1 ? [3, 5] : [])
    let first = detention.detention.first { !$0.isHolding }
    if first?.section.isByApplication ?? false, let application = firstApplication {
      return core(on: application, rule: "RN-5e", doubts: repeated)
    }
    return byResidence(before: detention, rule: "RN-5f", doubts: repeated.union([6]))
  }

  /// The NHS body of the council of RC-2 on the day before detention, else the core responsible one of that day.
  ///
  /// Before boards began no English council had an NHS body of its own, so that RN-3 goes by the GP registration.
  private func byResidence(
    before detention: QualifyingDetention, rule: String, doubts: Doubts = []
  ) -> NHSFinding {
    let day = detention.leadIn.previous
    let place = councilByResidence(on: day, rule: "RC-2")
    if let council = place.asRecorded, let body = nhsBody(ofCouncil: council, on: day) {
      var finding = NHSFinding(rule: rule, doubts: doubts, day: day)
      finding.asRecorded = body
      finding.basis = place.residence.map { .residence($0.id) }
      return finding
    }
    return core(on: day, rule: rule, doubts: doubts)
  }

  /// Core responsibility on a day: by GP registration, else by where the person lives.
  ///
  /// NHS Act 2006 s3(1A) as it was; now s14Z31. `isToday` says that the day is the one judged.
  private func core(
    on day: CivilDate, rule: String, doubts: Doubts = [], isToday: Bool = false
  ) -> NHSFinding {
    var finding = NHSFinding(rule: rule, doubts: doubts, day: day)
    finding.isToday = isToday
    if let registration = registration(on: day), let commissioner = registration.commissioner {
      let result = isToday ? broughtForward(commissioner) : broughtForward(commissioner, to: day)
      finding.asRecorded = result.body
      finding.isUnallocated = result.isUnallocated
      finding.basis = .registration(registration.id)
    } else if let row = residence(on: day).row, let council = row.council {
      finding.asRecorded = nhsBody(ofCouncil: council, on: day, isToday: isToday)
      finding.isUnallocated =
        finding.asRecorded == nil && day >= LawDays.integratedCareBoards
        && (isToday ? broughtForward(council) : broughtForward(council, to: day)).isUnallocated
      finding.basis = .residence(row.id)
    }
    return finding
  }

  /// The GP registration in force on a day not after this one; of several, the one that began last.
  func registration(on day: CivilDate) -> GPRegistration? {
    registrations.latest(by: \.start) { Period(start: $0.start, end: $0.end).contains(day) }
  }

  /// The NHS body of a council on a day: a Welsh council's board, or the ICB of nearly all its people.
  func nhsBody(ofCouncil council: BodyCode, on day: CivilDate, isToday: Bool = false) -> BodyCode? {
    if let board = Bodies.national.healthBoard(ofWelshCouncil: council) { return board }
    guard isToday else {
      return broughtForward(council, to: day).body.flatMap { integratedCareBoard(ofCouncil: $0, on: day) }
    }
    guard hasReached(LawDays.integratedCareBoards), let now = broughtForward(council).body else {
      return nil
    }
    return Bodies.national.integratedCareBoard(ofCouncil: now) { hasReached($0) }
  }
}
