import CaseFile
import CivilTime

/// Theme: accommodation. Whether it is after-care is for people to decide, never for a machine (D-11).
extension Check {
  static let accommodation = [ac01, ac02, ac03, ac04, ac05, ac06, ac07, ac08, ac09]

  /// Ombudsmen's guidance 2022; MHA 1983 s117(6).
  static let ac01 = Check("AC-01") { day in
    if let plan = day.currentPlan {
      let isDecided = plan.accommodationNeed == .yes || plan.accommodationNeed == .no
      if !isDecided || plan.accommodationReasons == nil {
        day.open(
          "plans:\(plan.id)", .both, facts: ["plans:\(plan.id)"],
          isDecided
            ? "The plan gives no reasons for what it says on accommodation."
            : "The plan does not decide whether the person needs accommodation because of the mental disorder.")
      }
    }
    guard day.isLive else { return }
    for home in day.accommodationInUse where home.isArranged {
      guard home.aftercare == nil || home.reasons == nil else { continue }
      day.open(
        "accommodation:\(home.id)", .both, facts: ["accommodation:\(home.id)"],
        "It is not decided, with reasons, whether this accommodation is after-care. If it is, it must be free.")
    }
  }

  /// LGSCO 18 010 781b; Kent and Medway 2025.
  static let ac02 = Check("AC-02") { day in
    for home in day.accommodationInUse
    where home.aftercare == true && home.housingBenefitClaimed == true {
      day.open(
        "accommodation:\(home.id)", .both, facts: ["accommodation:\(home.id)"],
        "The accommodation is after-care, which the bodies must pay for, and housing costs are claimed as a benefit.")
    }
  }

  /// SI 2014/2670 regs 4-5.
  static let ac03 = Check("AC-03") { day in
    for charge in day.file.charges
    where charge.purpose == .topUp && day.isInForce(charge.start, charge.end) {
      guard let fault = day.fault(of: charge.topUpAgreement) else { continue }
      day.open("charges:\(charge.id)", .council, facts: ["charges:\(charge.id)"], fault)
    }
  }

  /// LGSCO 21 008 501a.
  static let ac04 = Check("AC-04") { day in
    for home in day.accommodationInUse {
      guard let notice = home.notice, day.hasReached(notice.given),
        !day.hasReached(notice.moveOnArranged)
      else { continue }
      let isNear =
        notice.leaveBy.map { day.hasReached($0 - day.settings[.moveOnCriticalDays]) } ?? false
      day.open(
        "accommodation:\(home.id)", .both, severity: isNear ? .critical : .high,
        facts: ["accommodation:\(home.id)"],
        "Notice was given that the home will end"
          + (notice.leaveBy.map { " by \($0.spoken)" } ?? "") + ", and no next home is arranged.")
    }
  }

  /// SI 2014/2670 reg 9.
  static let ac05 = Check("AC-05") { day in
    for home in day.accommodationInUse {
      guard let refused = day.reached(home.preference?.refused),
        !day.hasReached(home.preference?.reasonsGiven)
      else { continue }
      day.open(
        "accommodation:\(home.id)", .council, facts: ["accommodation:\(home.id)"],
        "The home that the person prefers was refused on \(refused.spoken), and no written reasons are recorded.")
    }
  }

  /// Code of Practice ch 33; discharge guidance 2024.
  static let ac06 = Check("AC-06") { day in
    guard day.isLive, day.openSpell == nil, let home = day.presentResidence else { return }
    switch home.kind {
    case .hotel, .temporary, .noFixedAbode:
      day.open(
        "case", .both, facts: ["residence:\(home.id)"],
        "After-care is owed and the person has no settled place to live.")
    default: return
    }
  }

  /// Ombudsmen 2016 (transitions).
  static let ac07 = Check("AC-07") { day in
    for home in day.accommodationInUse where home.isArranged {
      guard let area = home.council, let responsible = day.councilBody,
        !Bodies.same(area, responsible), !day.hasReached(home.receivingAreaTold)
      else { continue }
      day.clock(
        "accommodation:\(home.id)", .both,
        Deadline(day.settings[.receivingAreaWorkingDays], workingDaysAfter: home.start),
        facts: ["accommodation:\(home.id)"],
        "The person lives in the area of \(day.naming(area)) since \(home.start.spoken), and it is not recorded that the area was told."
      )
    }
  }

  /// MCA 2005 Sch A1; Court of Protection outside care homes and hospitals.
  static let ac08 = Check("AC-08") { day in
    for home in day.accommodationInUse
    where home.restrictive == true && !day.hasReached(home.deprivationAuthorised) {
      day.open(
        "accommodation:\(home.id)", .both, facts: ["accommodation:\(home.id)"],
        "The person is deprived of their liberty here and no authorisation is recorded.")
    }
  }

  /// LGSCO 18 010 781b.
  static let ac09 = Check("AC-09") { day in
    let open = day.spells.filter { $0.left == nil }
    guard let spell = open.min(by: { $0.admitted < $1.admitted }) else { return }
    for home in day.accommodationInUse where home.tenancyAtRisk == true {
      day.clock(
        "accommodation:\(home.id)", .both,
        Deadline(day.settings[.homeRiskDays], daysAfter: spell.admitted),
        facts: ["accommodation:\(home.id)", "spells:\(spell.id)"],
        "The person has been in hospital since \(spell.admitted.spoken) and may lose the home they have.")
    }
  }
}

extension Accommodation {
  /// Whether somebody placed the person there: neither an ordinary tenancy nor the family home.
  fileprivate var isArranged: Bool { kind != .generalTenancy && kind != .family }
}

extension Day {
  /// The latest-starting residence row in force, of any kind.
  var presentResidence: Residence? {
    file.residence.latest(by: \.start) { isInForce($0.start, $0.end) }
  }

  /// What is wrong with the agreement for a top-up, in words; nil where it is in order.
  fileprivate func fault(of agreement: TopUpAgreement?) -> String? {
    guard let agreement, hasReached(agreement.signed) else {
      return "Someone pays a top-up without a signed agreement."
    }
    guard TopUpAgreement.Term.inOrder.allSatisfy(agreement.terms.contains) else {
      return "The top-up agreement lacks a term that the regulations require."
    }
    guard let due = agreement.reviewDue, hasReached(due.next) else { return nil }
    return "The top-up agreement was to be reviewed by \(due.spoken)."
  }
}
