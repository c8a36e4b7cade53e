import CaseFile
import CivilTime

extension Life {
  /// What only some people have: adjustments, complaints, continuing healthcare and the like.
  mutating func addRarities(since arose: CivilDate, reviews: [CivilDate]) {
    if chance.happens(25) { addAdjustment() }
    if chance.happens(8) { addCapacity(on: arose - 20) }
    if chance.happens(10) { payDirectly(from: arose) }
    if let day = reviews.last, day - 12 > arose, chance.happens(18) {
      addEvent(
        chance.pick([.crisis, .benefitChanged, .safeguardingConcern]),
        on: day - chance.number(2...11))
    }
    let days = CivilDate.days(from: arose, to: until)
    guard days > 420, arose > .groupsBegan else { return }
    let day = arose + chance.number(100...days - 300)
    switch chance.below(100) {
    case 0..<8: addComplaint(on: day)
    case 8..<13: addHealthcare(on: day)
    case 13..<16: addDispute(on: day)
    case 16..<18: addRefundedCharge(on: day)
    case 18..<21: addTopUp(on: day)
    default: break
    }
  }

  private mutating func addAdjustment() {
    var adjustment = Adjustment()
    adjustment.need = chance.pick(Wording.adjustments)
    adjustment.recorded = latest.map { $0.begins + 7 }
    adjustment.metInPlan = true
    file.person.adjustments.append(adjustment)
  }

  mutating func addCapacity(on day: CivilDate) {
    var row = CapacityRecord()
    row.id = Numbered.id("cap", file.capacity.count + 1)
    row.decision = chance.pick([.finances, .care, .residence])
    row.lacks = true
    row.recorded = day
    row.assessed = day - 6
    row.bestInterests = day
    file.capacity.append(row)
  }

  /// A direct payment of what the service costs.
  mutating func payDirectly(from day: CivilDate) {
    guard let service = file.plans.last?.services.last else { return }
    var payment = DirectPayment()
    payment.id = Numbered.id("dp", file.directPayments.count + 1)
    payment.service = service.id
    payment.start = service.start ?? day
    payment.end = until < today ? until : nil
    payment.weeklyAmount = service.weeklyCost
    file.directPayments.append(payment)
  }

  mutating func addComplaint(on day: CivilDate) {
    var complaint = Complaint()
    complaint.id = Numbered.id("cm", file.complaints.count + 1)
    complaint.received = day
    complaint.about = bothBodies(on: day)
    complaint.acknowledged = day + 1
    complaint.lead = council(on: day)
    complaint.leadAgreed = day + 3
    complaint.responded = day + chance.number(30...120)
    complaint.jointResponse = true
    var recommendation = Recommendation()
    recommendation.id = Numbered.id("r", 1)
    recommendation.body = council(on: day)
    recommendation.action = chance.pick(Wording.recommendations)
    recommendation.due = day + 180
    recommendation.done = day + chance.number(140...175)
    complaint.recommendations = [recommendation]
    file.complaints.append(complaint)
  }

  mutating func addHealthcare(on day: CivilDate) {
    var row = ContinuingHealthcare()
    row.id = Numbered.id("chc", file.continuingHealthcare.count + 1)
    row.checklistPositive = day
    row.decided = day + chance.number(10...27)
    row.eligibleFrom = row.decided
    row.reconciled = row.decided.map { $0 + 10 }
    file.continuingHealthcare.append(row)
  }

  mutating func addDispute(on day: CivilDate) {
    var dispute = Dispute()
    dispute.id = Numbered.id("ds", file.disputes.count + 1)
    dispute.kind = .councilNHS
    dispute.parties = bothBodies(on: day)
    dispute.firstWritten = day
    dispute.lead = council(on: day)
    dispute.personUpdated = day + 10
    dispute.interimArrangement = day + 2
    dispute.serviceDelayed = false
    dispute.resolved = day + chance.number(12...27)
    file.disputes.append(dispute)
  }

  /// A mistake put right: charged once, paid back with interest.
  private mutating func addRefundedCharge(on day: CivilDate) {
    var charge = charge(from: day, levied: true)
    charge.per = .once
    var refund = Refund()
    refund.agreed = day + 20
    refund.paid = day + 35
    refund.interest = .paid
    charge.refund = refund
    file.charges.append(charge)
  }

  /// A charge for the first service of the plan.
  mutating func charge(from day: CivilDate, levied: Bool) -> Charge {
    var charge = Charge()
    charge.id = Numbered.id("ch", file.charges.count + 1)
    charge.item = file.plans.last?.services.first?.id
    charge.purpose = levied ? .contribution : .care
    charge.payer = levied ? .person : .family
    charge.leviedBy = levied ? council(on: day) : nil
    charge.start = day
    charge.amount = Money(pence: Int64(chance.number(15...90)) * 100)
    charge.per = .week
    return charge
  }

  /// A top-up in order: dearer accommodation that the family wanted.
  mutating func addTopUp(on day: CivilDate) {
    guard let home = file.accommodation.last, home.aftercare == true else { return }
    var charge = charge(from: day, levied: true)
    charge.item = home.id
    charge.purpose = .topUp
    charge.payer = .thirdParty
    charge.end = until < today ? until : nil
    var agreement = TopUpAgreement()
    agreement.signed = day - 5
    agreement.reviewDue = today + 200
    agreement.terms = TopUpAgreement.Term.inOrder
    charge.topUpAgreement = agreement
    file.charges.append(charge)
  }
}
