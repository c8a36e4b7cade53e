import CaseFile
import CivilTime

extension Fault {
  /// One fault for each of the 109 checks, by theme.
  ///
  /// The number is the share in ten thousand cases; the phrase says why it is that. Twenty, two
  /// cases in a thousand, is the least that shows in a small register. Where no source gives a
  /// share it is an assumption, the larger the more often Ombudsmen report the theme.
  static let table: [Fault] =
    carePlanning + funding + accommodation + ending + responsibility + review + complaints + records

  private static let carePlanning = [
    Fault("CP-01", 70, "no plan at all: a theme of the Ombudsmen's guidance", in: Story.plain) {
      $0.withdrawPlan()
    },
    Fault("CP-02", 25, "planned discharges that nobody met about", in: [.inHospital]) {
      $0.skipPlanningMeeting()
    },
    Fault("CP-03", 35, "needs not assessed: LGSCO 23 005 802", in: Story.plain) {
      $0.leaveAssessmentOpen()
    },
    Fault("CP-04", 35, "one body plans alone: Ombudsmen's guidance", in: Story.plain) {
      $0.planAlone()
    },
    Fault("CP-05", 40, "copies are forgotten more often than plans", in: Story.living) {
      $0.keepTheCopy()
    },
    Fault("CP-06", 30, "wards that tell one body only: Milton Keynes 2019", in: [.recentlyLeft]) {
      $0.tellOneBodyOnly()
    },
    Fault("CP-07", 35, "no crisis plan: LGSCO 21 008 501a", in: Story.living) {
      $0.dropCrisisPlan()
    },
    Fault("CP-08", 35, "carers left out: discharge guidance 2024", in: Story.living) {
      $0.leaveOutTheCarer()
    },
    Fault("CP-09", 55, "workers leave and are not replaced", in: Story.plain) {
      $0.loseKeyWorker()
    },
    Fault("CP-10", 25, "old plans name no need for a service", in: Story.living) {
      $0.leaveServiceUnclassified()
    },
    Fault("CP-11", 25, "agreed services that start late", in: Story.plain) { $0.delayAService() },
    Fault("CP-12", 40, "personal budgets are seldom offered", in: Story.living) {
      $0.offerNoBudget()
    },
    Fault("CP-13", 20, "one in seven here has a learning disability or autism", in: [.inHospital]) {
      $0.skipCareAndTreatmentReview()
    },
    Fault("CP-14", 20, "963 under-18s of 52,458 detained (sizes.md)", in: [.child]) {
      $0.skipTransition()
    },
    Fault("CP-15", 25, "planning left until the end of the stay", in: [.inHospital]) {
      $0.startNoPlanning()
    },
    Fault("CP-16", 20, "tribunal discharges are few: LGSCO 24 021 087a", in: [.recentlyLeft]) {
      $0.bringDischargeForward()
    },
    Fault("CP-17", 20, "adjustments forgotten: LGSCO 22 009 742a", in: Story.living) {
      $0.forgetAdjustment()
    },
    Fault(
      "CP-18", 25, "people on orders not told: CSJ report",
      in: [.communityOrder, .conditionalDischarge]
    ) {
      $0.file.communityOrders[0].personTold = nil
    },
    Fault("CP-19", 25, "teams not consulted: CSJ report", in: [.communityOrder]) {
      $0.file.communityOrders[0].communityTeamConsulted = nil
    },
    Fault("CP-20", 20, "providers that co-ordinate themselves: CSJ report", in: Story.plain) {
      $0.employWorkerAtProvider()
    },
    Fault("CP-21", 25, "day services below need: Ombudsmen 2016", in: Story.plain) {
      $0.deliverLess()
    },
    Fault("CP-22", 20, "capacity assumed lacking: Ombudsmen 2016", in: Story.living) {
      $0.assumeIncapacity()
    },
    Fault("CP-23", 30, "plans that one body never signed", in: Story.plain) { $0.agreeAlone() },
  ]

  private static let funding = [
    Fault("FN-01", 40, "services that no budget carries", in: Story.plain) { $0.letFundingLapse() },
    Fault("FN-02", 25, "yearly agreements up for renewal", in: Story.plain) { $0.endFundingSoon() },
    Fault("FN-03", 45, "charged in spite of Stennett: LGSCO 23 012 780", in: Story.plain) {
      $0.chargePerson()
    },
    Fault(
      "FN-04", 25, "refunds without interest: LGSCO 23 012 780", in: [.longSettled, .longStanding]
    ) { $0.refundWithoutInterest() },
    Fault("FN-05", 25, "who pays, argued for months: LGSCO 21 008 501a", in: Story.plain) {
      $0.disputeFunding()
    },
    Fault(
      "FN-06", 40, "agreements still in the name of a CCG: 106 ended at once", in: [.longStanding]
    ) {
      $0.nameOldBodyInFunding()
    },
    Fault("FN-07", 30, "families paying homes: LGSCO 23 005 802, 18 010 781b", in: Story.plain) {
      $0.letFamilyPay()
    },
    Fault("FN-08", 20, "provider's notice for unpaid bills: LGSCO 25 002 735", in: Story.plain) {
      $0.giveNotice(.nonPayment)
    },
    Fault("FN-09", 100, "46% of CCGs knew no spend: partnerships lapse unseen (sizes.md)"),
    Fault("FN-10", 20, "care finance teams that do not know the status", in: Story.plain) {
      $0.testMeans()
    },
    Fault("FN-11", 20, "healthcare and after-care counted apart", in: Story.living) {
      $0.reconcileNothing()
    },
    Fault("FN-12", 20, "interim splits that stay", in: Story.plain) { $0.leaveFundingInterim() },
    Fault("FN-13", 20, "rare since Tinsley, kept visible", in: Story.plain) {
      $0.reduceForDamages()
    },
    Fault("FN-14", 20, "direct payments not raised with prices", in: Story.plain) {
      $0.underpayDirectly()
    },
    Fault("FN-15", 20, "checklists without a decision: Ombudsmen 2016", in: Story.living) {
      $0.leaveChecklistOpen()
    },
    Fault("FN-16", 20, "shares typed wrong", in: Story.living) { $0.mistypeShares() },
  ]

  private static let accommodation = [
    Fault("AC-01", 30, "housing need left undecided", in: Story.plain) {
      $0.leaveHousingUndecided()
    },
    Fault("AC-02", 30, "housing benefit relied on: Kent and Medway 2025", in: Story.plain) {
      $0.relyOnBenefit()
    },
    Fault("AC-03", 20, "top-ups are few, and seldom in order", in: Story.plain) {
      $0.topUpOutOfOrder()
    },
    Fault("AC-04", 20, "notice and nowhere to go: LGSCO 21 008 501a", in: Story.plain) {
      $0.giveNotice(.providerDecision)
    },
    Fault("AC-05", 20, "preferences refused without a word", in: Story.plain) {
      $0.refusePreference()
    },
    Fault("AC-06", 25, "left hospital for a hotel", in: Story.plain) { $0.loseHome() },
    Fault("AC-07", 25, "placed far off, area not told: Ombudsmen 2016", in: [.placedAway]) {
      $0.file.accommodation[0].receivingAreaTold = nil
    },
    Fault("AC-08", 20, "care homes with locked doors", in: Story.plain) {
      $0.restrictWithoutAuthority()
    },
    Fault("AC-09", 20, "tenancies lost in long stays: LGSCO 18 010 781b", in: [.inHospital]) {
      $0.riskTenancy()
    },
  ]

  private static let ending = [
    Fault("EN-01", 40, "ended by one body: the classic of the Ombudsmen", in: Story.plain) {
      $0.endAlone()
    },
    Fault("EN-02", 20, "forbidden by s117(2), still found", in: [.communityOrder]) { $0.endBoth() },
    Fault("EN-03", 30, "ended because the team let go: Code 33.21", in: Story.plain) {
      $0.endOnWrongGround()
    },
    Fault("EN-04", 25, "no fresh assessment: Ombudsmen's guidance", in: [.ended]) {
      $0.endWithoutAssessment()
    },
    Fault("EN-05", 25, "nobody wrote to the person", in: [.ended]) { $0.endWithoutNotice() },
    Fault("EN-06", 30, "services fade, the duty does not", in: Story.plain) {
      $0.stopAllServices()
    },
    Fault("EN-07", 20, "back in hospital within the quarter", in: [.endedReadmitted]) {
      $0.auditNothing()
    },
    Fault("EN-08", 20, "no next home: Code 33.20", in: [.ended]) { $0.endWithoutNextHome() },
    Fault("EN-09", 25, "decided by a body without the power: SI 2000/617", in: Story.plain) {
      $0.endByStranger()
    },
    Fault("EN-10", 25, "team closed the case: Code 33.21", in: Story.plain) { $0.closeTheCase() },
    Fault("EN-11", 25, "registers that outlive people", in: [.died]) { $0.forgetDeath() },
    Fault("EN-13", 20, "few people dispute, fewer are heard", in: [.ended]) {
      $0.leaveDisputeUnheard()
    },
    Fault("EN-14", 20, "rare, and dangerous", in: [.conditionalDischarge]) { $0.endBoth() },
    Fault("EN-15", 25, "decided without the person: Code ch 33", in: [.ended]) {
      $0.endWithoutThePerson()
    },
  ]

  private static let responsibility = [
    Fault("RT-01", 25, "address before detention never written down", in: [.settled, .longSettled]) {
      $0.forgetEarlierHome()
    },
    Fault("RT-02", 20, "five councils lie in more than one ICB (sizes.md)", in: [.nearBorder]) {
      $0.forgetSurgery()
    },
    Fault("RT-03", 40, "37% of CCGs had no count: registers disagree (sizes.md)", in: Story.plain) {
      $0.registerOtherCouncil()
    },
    Fault(
      "RT-04", 25, "perhaps every second detention is not the first (sizes.md)",
      in: [.freshDischarged]
    ) {
      $0.keepOldDetermination()
    },
    Fault("RT-05", 25, "people move and nobody notes it", in: [.movedAway]) {
      $0.file.register?.secondAreaNoted = nil
    },
    Fault("RT-06", 20, "three years of the rejected view", in: [.freshAfterMove]) {
      $0.followRejectedView()
    },
    Fault("RT-07", 20, "the two rules of July 2022 part ways for movers", in: [.movedBeforeBoards]) {
      $0.determineBoardOnlyEarly()
    },
    Fault("RT-08", 40, "registers that still name a CCG", in: [.longStanding]) {
      $0.registerOldBody()
    },
    Fault("RT-09", 20, "two counties split in 2021 and 2023", in: [.leftSplitCounty]) { _ in },
    Fault("RT-10", 120, "leads leave and are not replaced"),
    Fault("RT-11", 20, "council disputes are few", in: Story.plain) {
      $0.disputeAreas { $0.personUpdated = $1 }
    },
    Fault("RT-12", 20, "disputes nobody leads", in: Story.plain) {
      $0.disputeAreas {
        $0.personUpdated = $1
        $0.lead = nil
      }
    },
    Fault("RT-13", 20, "boards that both wait", in: Story.plain) { $0.disputeBetweenBoards() },
    Fault(
      "RT-14", 20, "every open duty changed hands on 1 July 2022 (sizes.md)", in: [.longStanding]
    ) {
      $0.forgetSummerOf2022()
    },
    Fault("RT-16", 20, "a border county here and there", in: [.welsh]) {
      $0.file.register?.councilDetermined = nil
    },
    Fault(
      "RT-17", 20, "181 detentions of 2022-23 after a revoked order (sizes.md)",
      in: [.recalled]
    ) {
      $0.file.register?.redetentionView = nil
    },
    Fault("RT-18", 200, "Surrey splits on 1 April 2027 and has planned nothing"),
    Fault("RT-19", 20, "homes given up in the first weeks", in: [.movedOnSection2]) {
      $0.determineCouncilBeforeTreatment()
    },
    Fault("RT-20", 20, "children placed out of area, then detained", in: [.placedChild]) {
      $0.file.register?.councilDetermined = nil
    },
    Fault("RT-21", 20, "referred, and then quiet", in: Story.plain) {
      $0.disputeAreas {
        $0.personUpdated = $1
        $0.referred = $1 - 30
      }
    },
  ]

  private static let review = [
    Fault("RV-01", 100, "reviews not held: LGO 21-003-925", in: [.longSettled, .longStanding]) {
      $0.skipReviews()
    },
    Fault("RV-02", 45, "the first review is missed most", in: [.recentlyLeft]) {
      $0.skipFirstReview()
    },
    Fault("RV-03", 30, "the first days, missed by few: an assumption", in: [.justLeft]) {
      $0.visitNobody()
    },
    Fault("RV-04", 20, "and with a known risk, rarely", in: [.justLeft]) { $0.visitNobodyAtRisk() },
    Fault("RV-05", 35, "reviews by one body", in: Story.plain) { $0.reviewAlone() },
    Fault("RV-06", 35, "a crisis and no review", in: Story.plain) { $0.ignoreACrisis() },
    Fault("RV-07", 45, "actions run late: Ombudsmen 2016", in: Story.living) {
      $0.leaveActionOpen()
    },
    Fault("RV-08", 25, "contact lost: Code 33.23", in: Story.plain) { $0.loseContact() },
    Fault("RV-09", 40, "people nobody has seen for months", in: [.longSettled, .longStanding]) {
      $0.keepAway()
    },
    Fault("RV-10", 20, "orders end and the file is closed", in: [.orderEnded]) {
      $0.skipReviewAfterOrder()
    },
    Fault("RV-11", 25, "plans posted late: NICE QS159", in: [.recentlyLeft]) { $0.sendNoCopies() },
    Fault("RV-12", 20, "Watson: trial leave with nothing behind it", in: [.trialLeave]) {
      $0.provideNothingOnLeave()
    },
  ]

  private static let complaints = [
    Fault("CM-01", 20, "joint complaints without a lead", in: Story.plain) {
      $0.complainToBoth(daysAgo: 25)
    },
    Fault("CM-02", 20, "acknowledged late", in: Story.living) { $0.complainUnacknowledged() },
    Fault("CM-03", 20, "six months and no answer", in: [.longSettled, .longStanding]) {
      $0.complainUnanswered()
    },
    Fault("CM-04", 20, "complaints about bodies that are gone", in: [.longStanding]) {
      $0.complainToOldBody()
    },
    Fault("CM-05", 20, "two answers to one complaint", in: [.longSettled, .longStanding]) {
      $0.answerApart()
    },
    Fault("CM-06", 30, "recommendations agreed and not done", in: [.longSettled, .longStanding]) {
      $0.leaveRecommendation()
    },
  ]

  private static let records = [
    Fault("DQ-01", 50, "some councils keep no register: LGO 21-003-925", in: Story.plain) {
      $0.file.register?.entered = nil
    },
    Fault("DQ-02", 25, "on the register after section 2 only", in: [.section2Only]) {
      $0.registerUnconfirmed()
    },
    Fault("DQ-03", 30, "dates typed the wrong way round", in: Story.living) { $0.mistypeDates() },
    Fault("DQ-07", 20, "newly detained, nothing known yet", in: [.newlyDetained]) {
      $0.knowNoAddress()
    },
    Fault("DQ-08", 40, "minutes never filed: Ombudsmen 2016", in: Story.living) {
      $0.fileNothing()
    },
    Fault("DQ-09", 100, "registers not compared: 37% had no count (sizes.md)"),
    Fault("DQ-12", 40, "numbers not traced", in: Story.living) { $0.file.person.nhsNumber = nil },
    Fault("DQ-13", 20, "entered by memory, papers lost", in: [.registerOnly]) {
      $0.file.register?.entered = $0.today - 900
    },
    Fault("DQ-14", 30, "moved out, nobody wrote where to", in: Story.plain) { $0.loseAddress() },
  ]
}
