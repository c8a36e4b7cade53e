import CaseFile
import CivilTime

extension Life {
  /// Who pays what: an agreement from the first day, renewed when one of the bodies is replaced.
  mutating func fund(from arose: CivilDate) {
    guard let services = file.plans.last?.services.map(\.id) else { return }
    let starts = [arose] + daysOfChange(after: max(arose, .groupsBegan))
    let share = chance.pick([50, 50, 50, 60, 40, 70])
    let isPooled = chance.happens(12)
    let kept = starts.count > 3 ? [starts[0]] + starts.suffix(2) : starts
    for (place, start) in kept.enumerated() {
      var agreement = FundingAgreement()
      agreement.id = Numbered.id("fa", file.funding.count + 1)
      agreement.services = services
      agreement.signed = start - (place == 0 ? chance.number(2...20) : chance.number(32...50))
      agreement.start = start
      agreement.end = place + 1 < kept.count ? kept[place + 1] : nil
      agreement.interim = false
      agreement.pooled = isPooled
      agreement.parties = parties(share: share, on: start)
      agreement.document = "Funding agreement"
      file.funding.append(agreement)
    }
  }

  /// The days on which one of the two bodies was replaced, in order.
  private func daysOfChange(after day: CivilDate) -> [CivilDate] {
    var days: [CivilDate] = []
    for era in councilArea.councils where era.from > day && era.from <= until {
      days.append(era.from)
    }
    for era in boardArea.commissioners where era.from > day && era.from <= until {
      if !days.contains(era.from) { days.append(era.from) }
    }
    return days.sorted()
  }

  /// The council's share, and the rest for the NHS body.
  func parties(share: Int, on day: CivilDate) -> [FundingParty] {
    Life.parties(share: share, bothBodies(on: day))
  }

  static func parties(share: Int, _ bodies: [BodyCode]) -> [FundingParty] {
    let shares = bodies.count == 2 ? [share, 100 - share] : [100]
    return zip(bodies, shares).map { body, share in
      var party = FundingParty()
      party.body = body
      party.share = PerCent.of(share)
      return party
    }
  }
}
