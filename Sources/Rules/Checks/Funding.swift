import CaseFile
import CivilTime

/// Theme: funding. Here: agreements and disputes between the bodies, and other ways to pay.
extension Check {
  static let funding = [
    fn01, fn02, fn03, fn04, fn05, fn06, fn07, fn08, fn09, fn10, fn11, fn12, fn13, fn14, fn15, fn16,
  ]

  /// MHA 1983 s117(2); Ombudsmen's guidance 2022.
  static let fn01 = Check("FN-01") { day in
    for service in day.services where service.isAftercare && service.ended == nil {
      let isPlanned = !day.hasReached(service.row.refused) && day.hasReached(service.row.plannedStart)
      guard service.isRunning || isPlanned,
        !day.fundingInForce.contains(where: { $0.services.contains(service.id) })
      else { continue }
      day.open(
        "services:\(service.id)", .both, facts: ["services:\(service.id)"],
        "No funding agreement in force covers this after-care service.")
    }
  }

  /// Local joint policy.
  static let fn02 = Check("FN-02") { day in
    for agreement in day.fundingInForce {
      guard let end = agreement.end, day.leavesServiceUnfunded(agreement, from: end) else { continue }
      day.clock(
        "funding:\(agreement.id)", .both,
        Deadline(opens: end - day.settings[.fundingExpiryWarningDays]), until: end,
        facts: ["funding:\(agreement.id)"],
        "The agreement ends on \(end.spoken), and no other covers an after-care service from then on.")
    }
  }

  /// Discharge guidance 2024; LGSCO 21 008 501a.
  static let fn05 = Check("FN-05") { day in
    for dispute in day.unresolvedDisputes where dispute.kind == .councilNHS {
      let subject = "disputes:\(dispute.id)"
      day.gather(subject, .both, facts: [subject]) { grounds in
        if dispute.serviceDelayed == true {
          grounds.add(
            severity: .critical,
            "The bodies dispute who pays, and a service was delayed or cut because of it.")
        }
        grounds.add(
          Deadline(day.settings[.fundingDisputeDays], daysAfter: dispute.firstWritten),
          severity: .high,
          "The bodies have disputed who pays since \(dispute.firstWritten.spoken).")
      }
    }
  }

  /// SI 2022/734 reg 29 (it stays valid).
  static let fn06 = Check("FN-06") { day in
    for agreement in day.fundingInForce {
      guard let former = agreement.parties.map(\.body).filter({ day.isAbolished($0) }).min()
      else { continue }
      day.open(
        "funding:\(agreement.id)", .both, facts: ["funding:\(agreement.id)", "body:\(former)"],
        "The agreement still names \(day.naming(former)), \(day.successorPhrase(former)). It stays valid, and care goes on."
      )
    }
  }

  /// SI 2000/617 reg 7.
  static let fn09 = Check("FN-09") { day in
    guard day.directory != nil else { return }
    let agreements = day.jointAgreements
    for agreement in agreements where day.isInForce(agreement.start, agreement.end) {
      guard let defect = day.defect(of: agreement) else { continue }
      day.open(
        "agreements:\(agreement.id)", .both, facts: ["agreements:\(agreement.id)"],
        "The partnership agreement \(defect). Is it still sound?")
    }
    guard !agreements.contains(where: { day.isInForce($0.start, $0.end) }) else { return }
    for agreement in agreements {
      guard let end = day.reached(agreement.end),
        !day.hasReached(end + day.settings[.agreementLookbackDays] + 1)
      else { continue }
      day.open(
        "agreements:\(agreement.id)", .both, facts: ["agreements:\(agreement.id)"],
        "The partnership agreement ended on \(end.spoken) and none is in force. Is it to be renewed?")
    }
  }

  /// National Framework for CHC.
  static let fn11 = Check("FN-11") { day in
    for row in day.file.continuingHealthcare {
      let subject = "continuing_healthcare:\(row.id)"
      let changes = [row.eligibleFrom, row.eligibleTo].compactMap { day.reached($0) }
        .filter { !day.hasReached(row.reconciled, since: $0) }
      guard !changes.isEmpty else { continue }
      day.gather(subject, .both, facts: [subject]) { grounds in
        for change in changes {
          grounds.add(
            Deadline(day.settings[.chcReconcileDays], daysAfter: change),
            "Continuing healthcare changed on \(change.spoken), and the after-care services were not checked against it."
          )
        }
      }
    }
  }

  /// Ombudsmen's guidance 2022.
  static let fn12 = Check("FN-12") { day in
    for agreement in day.fundingInForce where agreement.interim == true {
      day.clock(
        "funding:\(agreement.id)", .both,
        Deadline(day.settings[.interimFundingDays], daysAfter: agreement.start), until: agreement.end,
        facts: ["funding:\(agreement.id)"],
        "Interim funding has run since \(agreement.start.spoken). The lasting arrangement is still to be settled.")
    }
  }

  /// Tinsley [2017] EWCA Civ 1704.
  static let fn13 = Check("FN-13") { day in
    for service in day.currentServices where service.row.reducedForDamages == true {
      day.open(
        "services:\(service.id)", .both, facts: service.facts,
        "The service was refused or reduced because of damages. After-care must be provided whatever damages there are."
      )
    }
  }

  /// Care Act 2014 ss31-33; NHS PHB guidance.
  static let fn14 = Check("FN-14") { day in
    for payment in day.file.directPayments where day.isInForce(payment.start, payment.end) {
      guard let problem = day.problem(of: payment) else { continue }
      day.open(
        "direct_payments:\(payment.id)", .both, facts: ["direct_payments:\(payment.id)"], problem)
    }
  }

  /// National Framework for CHC; Ombudsmen 2016.
  static let fn15 = Check("FN-15") { day in
    for row in day.file.continuingHealthcare {
      guard let checklist = day.reached(row.checklistPositive), !day.hasReached(row.decided)
      else { continue }
      day.clock(
        "continuing_healthcare:\(row.id)", .nhs,
        Deadline(day.settings[.chcDecisionDays], daysAfter: checklist),
        facts: ["continuing_healthcare:\(row.id)"],
        "The continuing healthcare checklist was positive on \(checklist.spoken) and no decision is recorded.")
    }
  }

  /// Ombudsmen's guidance 2022; local joint policy.
  static let fn16 = Check("FN-16") { day in
    for agreement in day.fundingInForce
    where agreement.pooled != true && !Day.isShared(agreement.parties) {
      day.open(
        "funding:\(agreement.id)", .both, facts: ["funding:\(agreement.id)"],
        "It is not clear who pays what: a party's share is missing, or the shares do not make 100 per cent.")
    }
  }
}

extension Day {
  /// Whether a running after-care service of an agreement has no other from the day it ends.
  fileprivate func leavesServiceUnfunded(_ agreement: FundingAgreement, from end: CivilDate) -> Bool {
    services.contains { service in
      service.isRunning && service.isAftercare && agreement.services.contains(service.id)
        && !file.funding.contains { other in
          other.id != agreement.id && other.services.contains(service.id)
            && Period(start: other.start, end: other.end).contains(end)
            && (hasReached(other.signed) || hasReached(other.start))
        }
    }
  }

  /// Partnership agreements that had begun and to which both responsible bodies were party.
  fileprivate var jointAgreements: [Agreement] {
    guard let directory, let council = councilBody, let nhs = bodyOutsidePrison else { return [] }
    return directory.agreements(of: council).filter { agreement in
      agreement.kind == .section75 && exists(agreement.start, agreement.end)
        && agreement.parties.contains { Bodies.same($0, council) }
        && agreement.parties.contains { Bodies.same($0, nhs) }
    }
  }

  /// What is wrong with a partnership agreement in force, in words; nil where nothing is.
  fileprivate func defect(of agreement: Agreement) -> String? {
    if let former = agreement.parties.filter({ isAbolished($0) }).min() {
      return "still names \(naming(former)), \(successorPhrase(former))"
    }
    if agreement.reviewTerms != true { return "does not say how long it runs and when it is reviewed" }
    let last = max(reached(agreement.lastReport) ?? agreement.start, agreement.start)
    guard hasReached(last + settings[.s75ReportDays] + 1) else { return nil }
    return "had no report since \(last.spoken)"
  }

  /// What is wrong with a direct payment in force, in words; nil where nothing is.
  fileprivate func problem(of payment: DirectPayment) -> String? {
    if let amount = payment.weeklyAmount,
      let cost = services.first(where: { $0.id == payment.service })?.row.weeklyCost, amount < cost
    {
      return "The direct payment is less than the service in the plan costs."
    }
    guard let reduced = reached(payment.reduced), !(payment.reviewed.map { $0 <= reduced } ?? false)
    else { return nil }
    return "The direct payment was reduced on \(reduced.spoken) without a review before it."
  }

  /// Whether every party has a share and the shares make 100 per cent, give or take a half.
  fileprivate static func isShared(_ parties: [FundingParty]) -> Bool {
    let decimals = 18
    let unit = power(of: decimals)
    var sum: Int128 = 0
    for party in parties {
      guard let share = party.share?.value else { return false }
      sum += Int128(share.mantissa) * power(of: decimals - share.scale)
    }
    return (unit * 100 - unit / 2...unit * 100 + unit / 2).contains(sum)
  }

  private static func power(of exponent: Int) -> Int128 { powers[exponent] }

  private static let powers: [Int128] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }
}
