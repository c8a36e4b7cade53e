import CaseFile
import CivilTime

extension Day {
  /// The latest qualifying detention and those before it joined to it with no valid ending between.
  ///
  /// Places in `detentions.qualifying`.
  var chain: Range<Int> {
    remember(knownChain) {
      let qualifying = detentions.qualifying
      guard var first = qualifying.indices.last else { return 0..<0 }
      while first > 0 {
        let begins = qualifying[first].begins
        if at(begins.previous).standingBeforeDeath == .endedJointDecision { break }
        first -= 1
      }
      return first..<qualifying.count
    } keep: {
      knownChain = $0
    }
  }

  /// Whether the chain begins after an ending that counts only because a responsible body was unknown (D-19).
  var chainFollowsEndingByDefault: Bool {
    guard let first = chainDetentions.first, chain.lowerBound > 0 else { return false }
    return at(first.begins.previous).decisions.contains { $0.isByDefault && $0.hasEffect }
  }

  /// The state of the duty, with a death left out of account.
  private var standingBeforeDeath: Duty.State {
    standing.ended == nil ? standing.state : .endedJointDecision
  }

  var chainDetentions: ArraySlice<QualifyingDetention> { detentions.qualifying[chain] }

  /// The day of the first application under section 2 or 3 in the chain (SI 2022/635 reg 5; D-03 to D-05).
  var firstApplication: CivilDate? {
    for detention in chainDetentions {
      var first: CivilDate?
      for period in detention.periods where period.section.isByApplication {
        let day = reached(period.applicationDate) ?? period.start
        first = min(first ?? day, day)
      }
      if let first { return first }
    }
    return nil
  }

  /// Whether the person was detained or owed after-care, within the chain, on 1 July 2022.
  ///
  /// After an ending or a death it is as if the duty had gone on. Only asked once that day has come.
  var wasInChainWhenBoardsBegan: Bool {
    let day = LawDays.integratedCareBoards
    if chainDetentions.contains(where: { $0.detained(on: day) }) { return true }
    let then = at(day)
    guard then.arising != nil, let detention = then.detentions.latest else { return false }
    return chainDetentions.contains { $0.first.id == detention.first.id }
  }
}
