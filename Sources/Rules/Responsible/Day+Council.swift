import CaseFile
import CivilTime
import Reference

extension Day {
  /// The responsible social services authority (MHA 1983 s117(3)).
  var council: Shared<CouncilFinding> {
    remember(knownCouncil) {
      guard let detention = detentions.latest else { return Shared(CouncilFinding()) }
      var finding = councilAsRecorded(for: detention)
      finding.doubts.formUnion(councilDoubts(for: detention))
      if let recorded = finding.asRecorded {
        let result = broughtForward(recorded)
        finding.body = result.body
        finding.isUnallocated = result.isUnallocated
      }
      if !finding.candidates.isEmpty { finding.candidates = others(finding) }
      finding.reasons = explain(finding, detention)
      return Shared(finding)
    } keep: {
      knownCouncil = $0
    }
  }

  /// The candidates as they exist on the day, without the one found.
  private func others(_ finding: CouncilFinding) -> [BodyCode] {
    let candidates = Set(finding.candidates.compactMap { broughtForward($0).body })
    return candidates.filter { $0 != finding.body }.sorted()
  }

  private func councilAsRecorded(for detention: QualifyingDetention) -> CouncilFinding {
    let start = detention.leadIn
    if isBeforeCareAct { return councilBeforeCareAct(start) }
    if let from = settings.section46From, from <= matter.lawOn, start >= from {
      return councilUnderSection46(start)
    }
    return councilByResidence(on: start.previous, rule: "RC-2")
  }

  /// Whether the duty arose before s117(3) was amended; while there is none, whether the day is before.
  private var isBeforeCareAct: Bool {
    if let arising { return arising.day < LawDays.careAct }
    return !hasReached(LawDays.careAct)
  }

  /// RC-1: residence on the day detention began, else the first residence after leaving.
  private func councilBeforeCareAct(_ start: CivilDate) -> CouncilFinding {
    var finding = councilByResidence(on: start, rule: "RC-1")
    finding.doubts.insert(Doubt(8))
    if finding.asRecorded == nil, finding.residence == nil, let arising,
      let row = firstResidence(from: arising.day)
    {
      finding.residence = row
      finding.asRecorded = row.council
    }
    return finding
  }

  /// RC-2: ordinary residence on a day, else where the person lives from the day the duty arose.
  func councilByResidence(on day: CivilDate, rule: String) -> CouncilFinding {
    var finding = CouncilFinding(rule: rule, day: day)
    let place = residence(on: day)
    if let row = place.row {
      finding.residence = row
      finding.asRecorded = row.council
      return finding
    }
    guard let other = latest(place.others, by: { $0.start }) else { return finding }
    let row = arising.flatMap { firstResidence(from: $0.day) } ?? other
    finding.residence = row
    finding.asRecorded = row.council
    finding.candidates = place.others.compactMap(\.council)
    return finding
  }

  /// RC-3: as RC-2, but a placement by a public body is passed over (MHA 2025 s46).
  private func councilUnderSection46(_ start: CivilDate) -> CouncilFinding {
    var day = start.previous
    var finding = councilByResidence(on: day, rule: "RC-3")
    while let row = finding.residence, row.canBeOrdinary, row.isPassedOver {
      if let placer = row.placedBy, placer.isCouncil {
        finding.asRecorded = placer
        break
      }
      guard row.start <= day else { break }
      day = row.start.previous
      finding = councilByResidence(on: day, rule: "RC-3")
    }
    finding.doubts.insert(Doubt(17))
    return finding
  }

  private func councilDoubts(for detention: QualifyingDetention) -> Doubts {
    var doubts: Doubts = []
    if !detention.recalls.isEmpty { doubts.insert(Doubt(1)) }
    if residenceDiffersAtSection3(detention) { doubts.insert(Doubt(9)) }
    if isChildPlacedOutOfArea(detention) { doubts.insert(Doubt(10)) }
    return doubts
  }

  /// Whether the council of residence differs between the lead-in and the first qualifying period (D-09, RT-19).
  func residenceDiffersAtSection3(_ detention: QualifyingDetention) -> Bool {
    guard detention.begins > detention.leadIn,
      let before = residence(on: detention.leadIn.previous).row?.council,
      let then = residence(on: detention.begins.previous).row?.council
    else { return false }
    return !Bodies.same(before, then)
  }

  /// Whether the person was under 18 and another council had placed them (D-10, RT-20).
  func isChildPlacedOutOfArea(_ detention: QualifyingDetention) -> Bool {
    guard let birth = reached(file.person.birthDate), detention.begins < birth.adding(months: 216)
    else { return false }
    return [detention.leadIn, detention.begins].contains { day in
      guard let row = residence(on: day.previous).row, row.kind == .childPlacement,
        let placer = row.placedBy, placer.isCouncil
      else { return false }
      return !(row.council.map { Bodies.same($0, placer) } ?? false)
    }
  }

  /// Orders that ended by recall or revocation without a recorded view since (D-01, RT-17).
  var ordersWithoutView: [CommunityOrder] {
    file.communityOrders.filter { order in
      guard order.endReason == .revoked || order.endReason == .recalled,
        let end = order.end, end >= order.start, hasReached(end),
        !hasReached(end + settings[.eventLookbackDays] + 1)
      else { return false }
      return !(reached(file.register?.redetentionView).map { $0 >= end } ?? false)
    }
  }
}
