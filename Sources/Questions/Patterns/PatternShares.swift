package import CaseFile
package import CivilTime

/// What the cases of a register add to the patterns of a day. Of those that add nothing it keeps only how many each
/// body has.
package struct PatternShares: Sendable {
  package let on: CivilDate
  /// Those with an entry that can show.
  private let shares: [PatternShare]
  /// The places of each body's shares.
  private let places: [BodyCode: [Int]]
  private let counts: PatternCounts

  /// - Parameters:
  ///   - shares: Those with entries; of cases without any there may be none.
  ///   - counts: The cases that were looked at, with and without entries.
  package init(_ shares: [PatternShare], of counts: PatternCounts, on day: CivilDate) {
    on = day
    self.counts = counts
    self.shares = PatternShares.shown(shares)
    var places: [BodyCode: [Int]] = [:]
    for (place, share) in self.shares.enumerated() {
      for body in share.parties { places[body, default: []].append(place) }
    }
    self.places = places
  }

  /// How many cases were looked at, of one body, of none, or of the register.
  func cases(of scope: GapReport.Scope?) -> Int { counts.cases(of: scope) }

  /// What the cases of a body add, of those of none, or of all.
  func entries(of scope: GapReport.Scope?) -> [PatternCase] {
    switch scope {
    case nil: shares.flatMap(\.cases)
    case .body(let code): (places[code] ?? []).flatMap { shares[$0].cases }
    case .nobody: shares.flatMap { $0.parties.isEmpty ? $0.cases : [] }
    }
  }

  /// Without the groups that are too small in the whole register: no body has more of them.
  private static func shown(_ shares: [PatternShare]) -> [PatternShare] {
    var people: [String: Int] = [:]
    for share in shares {
      for group in Set(share.cases.lazy.filter { $0.pattern == .lostTogether }.map(\.group)) {
        people[group, default: 0] += 1
      }
    }
    return shares.compactMap { share in
      let cases = share.cases.filter {
        $0.pattern != .lostTogether || people[$0.group, default: 0] >= $0.pattern.shownFrom
      }
      return cases.isEmpty ? nil : PatternShare(parties: share.parties, cases: cases)
    }
  }
}

/// How many cases each body has.
package struct PatternCounts: Sendable {
  private var all = 0
  private var ofNobody = 0
  private var ofBodies: [BodyCode: Int] = [:]

  package init() {}

  /// Adds cases of these bodies, each named once.
  package mutating func add(_ bodies: [BodyCode], cases: Int = 1) {
    all += cases
    if bodies.isEmpty { ofNobody += cases }
    for body in bodies { ofBodies[body, default: 0] += cases }
  }

  func cases(of scope: GapReport.Scope?) -> Int {
    switch scope {
    case nil: all
    case .body(let code): ofBodies[code] ?? 0
    case .nobody: ofNobody
    }
  }
}
