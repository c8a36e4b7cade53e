import CaseFile
import CivilTime
import Reference

/// The councils and NHS bodies of the places today, and which of them let something slip.
struct BodiesOfToday {
  let today: CivilDate
  private let seed: UInt64
  /// A council with the NHS body of its place, once each.
  private let pairs: [Pair]
  /// Councils by the check that speaks for them.
  private let careless: [String: Set<BodyCode>]

  struct Pair: Hashable {
    let council: BodyCode
    let board: BodyCode
  }

  init(seed: UInt64, today: CivilDate) {
    self.seed = seed
    self.today = today
    pairs = BodiesOfToday.distinct(
      Areas.all.map { ($0, $0) }, on: today)
    careless = BodiesOfToday.careless(seed: seed, today: today)
  }

  private static func distinct(_ places: [(Area, Area)], on day: CivilDate) -> [Pair] {
    var seen: Set<Pair> = []
    return places.compactMap { council, board in
      guard let body = board.commissioner(on: day) else { return nil }
      let pair = Pair(council: council.council(on: day), board: body)
      return seen.insert(pair).inserted ? pair : nil
    }
  }

  /// Small councils, one after the other, until the cases of each check reach their share.
  private static func careless(seed: UInt64, today: CivilDate) -> [String: Set<BodyCode>] {
    var weights: [BodyCode: Int] = [:]
    for area in Areas.all where !area.isDivided && !area.isWelsh {
      weights[area.council(on: today), default: 0] += area.weight
    }
    let all = Areas.all.reduce(0) { $0 + $1.weight }
    var chance = SplitMix64(seed: seed ^ 0xD1_2EC7)
    var free = weights.keys.sorted().filter { weights[$0, default: 0] * 200 < all }
    var careless: [String: Set<BodyCode>] = [:]
    for fault in Fault.table where fault.isInDirectory && fault.rule != "RT-18" {
      var weight = 0
      while weight * 10_000 < fault.share * all, !free.isEmpty {
        let council = free.remove(at: chance.below(free.count))
        careless[fault.rule, default: []].insert(council)
        weight += weights[council, default: 0]
      }
    }
    return careless
  }

  private func slips(_ council: BodyCode, _ rule: String) -> Bool {
    careless[rule]?.contains(council) ?? false
  }
}

extension BodiesOfToday {
  /// A named lead at every body, but for a few councils.
  func leads() -> [LeadContact] {
    var chance = SplitMix64(seed: seed ^ 0x1EAD)
    let councils = pairs.map(\.council).filter { !slips($0, "RT-10") }
    let bodies = Set(councils + pairs.map(\.board)).sorted()
    return bodies.enumerated().map { place, body in
      var lead = LeadContact()
      lead.id = Numbered.id("lead", place + 1)
      lead.body = body
      lead.name = InventedPerson.fullName(&chance)
      lead.email = "aftercare-\(place + 1)@" + (body.isCouncil ? "council" : "nhs") + ".example"
      lead.phone = "01632 960" + String(1_000 + place % 1_000).dropFirst()
      lead.start =
        NationalReference.shipped.body(body)?.start.map { max($0, today - 900) } ?? today - 900
      return lead
    }
  }

  /// A joint policy for every pair; for one in four a partnership under section 75.
  func agreements() -> [Agreement] {
    var found: [Agreement] = []
    for (place, pair) in pairs.enumerated() {
      let start = max(start(of: pair.council), start(of: pair.board), today - 700)
      var policy = agreement(.jointPolicy, pair, from: start, number: found.count + 1)
      if place % 9 == 0 { policy.end = max(start, today - 60) }
      found.append(policy)
      let isCareless = slips(pair.council, "FN-09")
      guard place % 4 == 0 || isCareless else { continue }
      var partnership = agreement(.section75, pair, from: start, number: found.count + 1)
      partnership.lastReport = today - 40
      if isCareless { spoil(&partnership, place) }
      found.append(partnership)
    }
    return found
  }

  private func agreement(
    _ kind: Agreement.Kind, _ pair: Pair, from start: CivilDate, number: Int
  ) -> Agreement {
    var agreement = Agreement()
    agreement.id = Numbered.id("ag", number)
    agreement.kind = kind
    agreement.parties = [pair.council, pair.board]
    agreement.signed = start
    agreement.start = start
    agreement.reviewTerms = true
    return agreement
  }

  /// Lapsed, without reports, or without terms of review.
  private func spoil(_ agreement: inout Agreement, _ place: Int) {
    switch place % 3 {
    case 0: agreement.end = max(agreement.start, today - 90)
    case 1:
      agreement.lastReport = nil
      agreement.start = min(agreement.start, today - 200)
    default: agreement.reviewTerms = nil
    }
  }

  private func start(of body: BodyCode) -> CivilDate {
    NationalReference.shipped.body(body)?.start ?? .distantPast
  }

  /// Boards that let trusts plan, and a few that let them end.
  func delegations() -> [Delegation] {
    var seen: Set<BodyCode> = []
    var found: [Delegation] = []
    for area in Areas.all where !area.isWelsh {
      guard let board = area.commissioner(on: today), seen.insert(board).inserted,
        seen.count % 3 == 1, let trust = BodyCode(area.trusts[0])
      else { continue }
      var delegation = Delegation()
      delegation.id = Numbered.id("dl", found.count + 1)
      delegation.from = board
      delegation.to = trust
      delegation.decisions = found.count % 4 == 0 ? [.ending, .planning] : [.planning]
      delegation.start = max(start(of: board), today - 800)
      found.append(delegation)
    }
    return found
  }

  /// Quarterly comparisons of every pair, and one for pairs that only people who moved have.
  func reconciliations() -> [Reconciliation] {
    var found: [Reconciliation] = []
    func add(_ pair: Pair, daysAgo: Int) {
      var comparison = Reconciliation()
      comparison.id = Numbered.id("rc", found.count + 1)
      comparison.council = pair.council
      comparison.nhsBody = pair.board
      comparison.on = today - daysAgo
      found.append(comparison)
    }
    for pair in pairs {
      let latest = slips(pair.council, "DQ-09") ? 170 : 18
      for daysAgo in [latest + 87, latest] { add(pair, daysAgo: daysAgo) }
    }
    for pair in pairsOfMovers where !slips(pair.council, "DQ-09") { add(pair, daysAgo: 18) }
    return found
  }

  private var pairsOfMovers: [Pair] {
    let known = Set(pairs)
    let crossings = Areas.all.indices.flatMap { index in
      let here = Areas.all[index]
      let there = Areas.all[Areas.neighbours[index]]
      return [(here, there), (there, here)]
    }
    return BodiesOfToday.distinct(crossings, on: today).filter { !known.contains($0) }
  }

  /// Plans for bodies that were replaced; none yet for those still to be replaced.
  func handovers() -> [Handover] {
    let replaced = NationalReference.shipped.allBodies.filter { body in
      body.kind == .integratedCareBoard && (body.end.map { $0 <= today } ?? false)
    }
    return replaced.enumerated().map { place, body in
      var handover = Handover()
      handover.id = Numbered.id("ho", place + 1)
      handover.body = body.code
      handover.agreed = (body.end ?? today) - 80
      return handover
    }
  }
}
