import CaseFile
import CivilTime

// What goes wrong with money.
extension Life {
  private var currentFunding: Int { file.funding.count - 1 }

  /// A day of the last months on which after-care went on.
  private mutating func recentDay(_ days: ClosedRange<Int>) -> CivilDate {
    max(today - chance.number(days), (arose ?? today) + 3)
  }

  mutating func letFundingLapse() {
    let end = today - chance.number(3...60)
    let start = min(file.funding[currentFunding].start, end - 20)
    file.funding[currentFunding].start = start
    file.funding[currentFunding].end = end
  }

  mutating func endFundingSoon() {
    file.funding[currentFunding].end = today + chance.number(3...25)
  }

  mutating func chargePerson() {
    file.charges.append(charge(from: recentDay(40...400), levied: true))
  }

  mutating func refundWithoutInterest() {
    let day = recentDay(200...400)
    var charge = charge(from: day, levied: true)
    charge.end = day + 60
    var refund = Refund()
    refund.agreed = day + 70
    refund.paid = day + 90
    charge.refund = refund
    file.charges.append(charge)
  }

  mutating func letFamilyPay() {
    file.charges.append(charge(from: recentDay(40...400), levied: false))
  }

  mutating func disputeFunding() {
    addDispute(on: today - chance.number(35...120))
    let last = file.disputes.count - 1
    file.disputes[last].resolved = nil
    file.disputes[last].serviceDelayed = chance.happens(30)
  }

  mutating func nameOldBodyInFunding() {
    let day = max(.on(2021, 4, 1), arose ?? today)
    var agreement = file.funding[currentFunding]
    agreement.start = day
    agreement.signed = day - 10
    agreement.parties = parties(share: 50, on: day)
    file.funding = [agreement]
  }

  mutating func giveNotice(_ reason: AccommodationNotice.Reason) {
    needAccommodation()
    var notice = AccommodationNotice()
    notice.given = today - chance.number(5...30)
    notice.leaveBy = today + chance.number(20...80)
    notice.reason = reason
    if reason == .nonPayment { notice.moveOnArranged = notice.given.map { $0 + 3 } }
    file.accommodation[file.accommodation.count - 1].notice = notice
  }

  mutating func testMeans() {
    let day = recentDay(30...300)
    addAssessment(.financial, started: day, completed: day + 2)
    file.assessments[file.assessments.count - 1].services = [file.plans[currentPlan].services[0].id]
  }

  mutating func reconcileNothing() {
    addHealthcare(on: today - chance.number(80...200))
    file.continuingHealthcare[file.continuingHealthcare.count - 1].reconciled = nil
  }

  mutating func leaveChecklistOpen() {
    var row = ContinuingHealthcare()
    row.id = Numbered.id("chc", file.continuingHealthcare.count + 1)
    row.checklistPositive = today - chance.number(35...120)
    file.continuingHealthcare.append(row)
  }

  mutating func leaveFundingInterim() {
    file.funding[currentFunding].interim = true
    let start = min(file.funding[currentFunding].start, today - 130)
    file.funding[currentFunding].start = start
    file.funding[currentFunding].signed = start - 5
  }

  mutating func reduceForDamages() { file.plans[currentPlan].services[0].reducedForDamages = true }

  mutating func underpayDirectly() {
    file.directPayments = []
    payDirectly(from: arose ?? today)
    file.directPayments[0].weeklyAmount = file.directPayments[0].weeklyAmount.map {
      Money(pence: $0.pence / 100 * 80)
    }
  }

  mutating func mistypeShares() {
    let last = currentFunding
    file.funding[last].pooled = false
    file.funding[last].parties = parties(share: 50, on: file.funding[last].start)
    file.funding[last].parties[0].share = PerCent.of(40)
  }
}
