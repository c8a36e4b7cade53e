import CaseFile
import CivilTime
import Reference

/// Theme: responsibility. Here: which bodies are responsible, and whether anybody is.
extension Check {
  static let responsibility = [
    rt01, rt02, rt03, rt04, rt05, rt06, rt07, rt08, rt09, rt10, rt11, rt12, rt13, rt14, rt16, rt17,
    rt18, rt19, rt20, rt21,
  ]

  /// MHA 1983 s117(3).
  static let rt01 = Check("RT-01") { day in
    guard let detention = day.detentions.latest, day.councilBody == nil else { return }
    day.openForUnknownBody(
      .council, since: detention.begins,
      "The record does not show which council owes after-care, so nobody may act.")
  }

  /// SI 2022/635.
  static let rt02 = Check("RT-02") { day in
    guard let detention = day.detentions.latest else { return }
    let finding = day.statutory
    guard finding.body == nil, !finding.isBeforeCommissioning, !finding.isUnallocated,
      !finding.lacksRegistrationWhenBoardsBegan
    else { return }
    day.openForUnknownBody(
      .nhs, since: detention.begins,
      "The record does not show which NHS body owes after-care, so nobody may act.")
  }

  /// MHA 1983 s117(3); SI 2022/635.
  static let rt03 = Check("RT-03") { day in
    let pairs = [
      (day.file.register?.council, day.councilBody),
      (day.file.register?.nhsBody, day.bodyOutsidePrison),
    ]
    let differing = pairs.first { recorded, determined in
      guard let recorded, let determined else { return false }
      return !Bodies.same(recorded, determined)
    }
    guard let differing, let recorded = differing.0, let determined = differing.1 else { return }
    day.open(
      "case", .both, facts: ["register"],
      "The register names \(day.naming(recorded)); by the facts it is \(day.naming(determined)). Which is right?")
  }

  /// Care Act 2014 s39(4); SI 2022/635.
  static let rt05 = Check("RT-05") { day in
    guard day.isLive, let arose = day.arising?.day,
      let (moved, fact) = day.latestMove(since: arose),
      !day.hasReached(day.file.register?.secondAreaNoted, since: moved)
    else { return }
    day.open(
      "case", .both, facts: [fact],
      "The person moved to another area on \(moved.spoken), or registered with a GP there. Does the other area know? The duty stays where it is."
    )
  }

  /// SI 2022/635 reg 7; Who Pays?
  static let rt07 = Check("RT-07") { day in
    guard let arose = day.arising?.day, let owes = day.statutoryBody, let pays = day.payer.body,
      owes != pays
    else { return }
    let start = max(LawDays.integratedCareBoards, arose)
    guard !day.hasReached(day.file.register?.nhsDetermined, since: start) else { return }
    day.open(
      "case", .nhs, facts: day.statutory.facts + day.payer.facts,
      "\(day.naming(owes)) owes the duty and \(day.naming(pays)) pays. Have the two agreed, and is it recorded?")
  }

  /// SI 2022/734 reg 29.
  static let rt08 = Check("RT-08") { day in
    guard let former = day.formerBodyOfLiveRecords else { return }
    day.open(
      "case", .both, facts: ["body:\(former)"],
      "A live record still names \(day.naming(former)), \(day.successorPhrase(former)).")
  }

  /// SI 2022/734; transfer schemes.
  static let rt09 = Check("RT-09") { day in
    guard day.council.isUnallocated || day.statutory.isUnallocated else { return }
    let former = day.council.isUnallocated ? day.council.asRecorded : day.statutory.asRecorded
    day.open(
      "case", .nhs, facts: former.map { ["body:\($0)"] } ?? [],
      (former.map(day.naming) ?? "A responsible body")
        + " was divided, and nothing says which part takes this case.")
  }

  /// Ombudsmen's guidance 2022.
  static let rt10 = Check("RT-10") { day in
    guard let directory = day.directory else { return }
    for body in day.responsibleBodies {
      let hasLead = directory.contacts(of: body).contains {
        day.isInForce($0.start, $0.end) && Bodies.isItself($0.body, body)
      }
      if !hasLead {
        day.open(
          "body:\(body)", .bodies([body]),
          "\(day.naming(body)) has named nobody to lead on section 117.")
      }
    }
  }

  /// SI 2022/635 regs 6-7.
  static let rt14 = Check("RT-14") { day in
    guard day.statutory.lacksRegistrationWhenBoardsBegan else { return }
    day.open(
      "case", .nhs,
      "Which NHS body owes after-care depends on the GP or the home of 1 July 2022, and neither is recorded so that it tells."
    )
  }

  /// SI 2022/734; structural changes orders.
  static let rt18 = Check("RT-18") { day in
    guard let directory = day.directory else { return }
    for body in day.responsibleBodies {
      guard let ends = Bodies.national.abolition(of: body), !day.hasReached(ends),
        day.hasReached(ends - day.settings[.reorganisationNoticeDays])
      else { continue }
      let isPlanned = directory.handovers(of: body).contains {
        day.hasReached($0.agreed) && Bodies.isItself($0.body, body)
      }
      if !isPlanned {
        day.open(
          "body:\(body)", .bodies([body]),
          "\(day.naming(body)) is to be replaced on \(ends.spoken), and no handover of its cases is agreed.")
      }
    }
  }
}

extension NHSFinding {
  /// Whether the day is before the law of commissioning groups: no body, and no gap.
  var isBeforeCommissioning: Bool { rule == "RN-1" }

  /// Whether all depends on the GP registration or residence of 1 July 2022 and neither gives a body (RT-14).
  var lacksRegistrationWhenBoardsBegan: Bool {
    body == nil && !isUnallocated && (rule == "RN-5a" || rule == "RN-5d")
  }
}

extension Day {
  /// Opens a gap for a responsible body that is unknown: at once while the duty is live.
  fileprivate func openForUnknownBody(
    _ owing: Owing, since begins: CivilDate, _ why: @autoclosure () -> String
  ) {
    if isLive {
      open("case", owing, severity: .critical, why())
    } else {
      clock("case", owing, Deadline(settings[.responsibleBodyDays], daysAfter: begins), why())
    }
  }

  /// The latest day since the duty arose on which the person came to another area, and the fact that says so.
  fileprivate func latestMove(since arose: CivilDate) -> (CivilDate, fact: String)? {
    var moves: [(CivilDate, fact: String)] = []
    if let responsible = councilBody {
      for row in file.residence where row.start >= arose && isInForce(row.start, row.end) {
        guard row.kind != .prison, row.providedUnder != .s117, let area = row.council,
          !Bodies.same(area, responsible)
        else { continue }
        moves.append((row.start, "residence:\(row.id)"))
      }
    }
    if let responsible = bodyOutsidePrison {
      for row in file.gpRegistrations where row.start >= arose && isInForce(row.start, row.end) {
        guard let area = row.commissioner, !Bodies.same(area, responsible) else { continue }
        moves.append((row.start, "gp_registrations:\(row.id)"))
      }
    }
    return moves.max { $0 < $1 }
  }

  /// An abolished body that a record still in use names; of several, the first by code.
  fileprivate var formerBodyOfLiveRecords: BodyCode? {
    var found: BodyCode?
    func look(_ body: BodyCode?) {
      guard let body, isAbolished(body) else { return }
      found = min(found ?? body, body)
    }
    if isOnRegister {
      look(file.register?.council)
      look(file.register?.nhsBody)
    }
    for worker in file.keyWorkers where isInForce(worker.start, worker.end) { look(worker.employer) }
    for dispute in unresolvedDisputes { look(dispute.lead) }
    for complaint in openComplaints { look(complaint.lead) }
    return found
  }
}
