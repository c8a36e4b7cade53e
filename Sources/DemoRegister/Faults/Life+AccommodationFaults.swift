import CaseFile
import CivilTime

// What goes wrong with the home.
extension Life {
  /// After-care accommodation, found in the last year where the person had none.
  mutating func needAccommodation() {
    if let home = file.accommodation.last, home.aftercare == true, home.end == nil { return }
    guard let place = homes.last, let home = file.residence.last else { return }
    let day = max(today - 190, (arose ?? today) + 2, home.start.next)
    file.accommodation = []
    addAccommodation(.supportedLiving, in: place, from: day)
    file.accommodation[0].provider = chance.pick(Wording.providers)
    file.accommodation[0].aftercare = true
    file.accommodation[0].reasons = Wording.homeReasons
    moveInto(.supportedLiving, in: place, on: day, under: .s117, placedBy: council(on: day))
    file.plans[currentPlan].accommodationNeed = .yes
    file.plans[currentPlan].accommodationReasons = Wording.homeNeeded[0]
  }

  private var currentHome: Int { file.accommodation.count - 1 }

  mutating func leaveHousingUndecided() {
    file.plans[currentPlan].accommodationNeed = .undecided
    file.plans[currentPlan].accommodationReasons = nil
  }

  mutating func relyOnBenefit() {
    needAccommodation()
    file.accommodation[currentHome].housingBenefitClaimed = true
  }

  mutating func topUpOutOfOrder() {
    needAccommodation()
    addTopUp(on: today - 150)
    let last = file.charges.count - 1
    if chance.happens(50) {
      file.charges[last].topUpAgreement?.signed = nil
    } else {
      file.charges[last].topUpAgreement?.reviewDue = today - 20
    }
  }

  mutating func refusePreference() {
    needAccommodation()
    var preference = AccommodationPreference()
    preference.expressed = today - 120
    preference.refused = today - 100
    file.accommodation[currentHome].preference = preference
  }

  mutating func loseHome() {
    let day = today - chance.number(10...60)
    for index in file.accommodation.indices where file.accommodation[index].end == nil {
      file.accommodation[index].end = day
    }
    guard let place = homes.last else { return }
    moveInto(chance.pick([.hotel, .temporary, .noFixedAbode]), in: place, on: day)
  }

  mutating func restrictWithoutAuthority() {
    needAccommodation()
    file.accommodation[currentHome].restrictive = true
    file.accommodation[currentHome].deprivationAuthorised = nil
  }

  mutating func riskTenancy() {
    guard let place = homes.last, let home = file.residence.last else { return }
    file.accommodation = []
    addAccommodation(.generalTenancy, in: place, from: home.start)
    file.accommodation[0].tenancyAtRisk = true
    file.accommodation[0].aftercare = false
    file.accommodation[0].reasons = "The person's own home"
  }
}
