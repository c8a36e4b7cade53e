import CaseFile
import CivilTime

extension Life {
  /// Where the person lives after hospital: at home again, or in after-care accommodation.
  mutating func findHome(from arose: CivilDate) {
    guard let home = homes.last else { return }
    switch story {
    case .inPrison, .releasedFromPrison, .movedAway, .movedBeforeBoards, .leftSplitCounty,
      .movedOnSection2, .trialLeave:
      return
    case .placedAway:
      house(in: nearby, from: arose)
      file.accommodation[0].receivingAreaTold = min(arose + chance.number(0...4), today)
      registerWithGP(in: nearby, on: arose + chance.number(4...20))
      let noted = reached(arose + 25)
      file.register?.secondAreaNoted = noted
    case .child, .placedChild:
      return
    default:
      if chance.happens(38) { house(in: home, from: arose) } else { keepHome(from: arose) }
    }
  }

  private mutating func house(in area: Area, from day: CivilDate) {
    let kind = chance.pick([
      Accommodation.Kind.supportedLiving, .supportedLiving, .supportedLiving, .careHome,
      .sharedLives, .extraCare, .hostel,
    ])
    if let residence = Residence.Kind(rawValue: kind.rawValue) {
      moveInto(residence, in: area, on: day, under: .s117, placedBy: council(on: day))
    }
    addAccommodation(kind, in: area, from: day)
    let last = file.accommodation.count - 1
    file.accommodation[last].provider = chance.pick(Wording.providers)
    file.accommodation[last].aftercare = true
    file.accommodation[last].reasons = Wording.homeReasons
    file.accommodation[last].housingBenefitClaimed = false
    if kind == .careHome, chance.happens(50) {
      file.accommodation[last].restrictive = true
      file.accommodation[last].deprivationAuthorised = day
    }
    guard chance.happens(30) else { return }
    var preference = AccommodationPreference()
    preference.expressed = day - chance.number(10...30)
    file.accommodation[last].preference = preference
  }

  /// The home that the person kept while in hospital.
  private mutating func keepHome(from day: CivilDate) {
    guard let home = homes.last, let row = file.residence.last, chance.happens(35),
      let kind = Accommodation.Kind(rawValue: row.kind?.rawValue ?? "")
    else { return }
    addAccommodation(kind, in: home, from: row.start)
    file.accommodation[file.accommodation.count - 1].aftercare = false
    file.accommodation[file.accommodation.count - 1].reasons = "The person's own home"
  }

  mutating func addAccommodation(
    _ kind: Accommodation.Kind, in area: Area, from day: CivilDate
  ) {
    var home = Accommodation()
    home.id = Numbered.id("ac", file.accommodation.count + 1)
    home.kind = kind
    home.council = area.council(on: day)
    home.start = day
    home.tenancyAtRisk = false
    home.restrictive = false
    file.accommodation.append(home)
  }
}
