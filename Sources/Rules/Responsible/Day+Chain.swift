import CaseFile
import CivilTime

extension Day {
  /// The latest qualifying detention and those before it joined to it with no valid ending between.
  ///
  /// Places in `detentions.qualifying`, the earliest first.
  var chain: [Int] {
    remember(knownChain) {
      var chain: [Int] = []
      for index in detentions.qualifying.indices.reversed() {
        if let later = chain.first {
          let begins = detentions.qualifying[later].begins
          if at(begins.previous).standingBeforeDeath == .endedJointDecision { break }
        }
        chain.insert(index, at: 0)
      }
      return chain
    } keep: {
      knownChain = $0
    }
  }

  /// The state of the duty, with a death left out of account.
  private var standingBeforeDeath: Duty.State {
    standing.ended == nil ? standing.state : .endedJointDecision
  }

  var chainDetentions: [QualifyingDetention] { chain.map { detentions.qualifying[$0] } }

  /// The day of the first application under section 2 or 3 in the chain (SI 2022/635 reg 5; D-03 to D-05).
  var firstApplication: CivilDate? {
    for detention in chainDetentions {
      let days = detention.periods.filter(\.section.isByApplication)
        .map { reached($0.applicationDate) ?? $0.start }
      if let day = days.min() { return day }
    }
    return nil
  }

  /// Whether the person was detained or owed after-care, within the chain, on 1 July 2022.
  ///
  /// After an ending or a death it is as if the duty had gone on.
  var wasInChainWhenBoardsBegan: Bool {
    let day = LawDays.integratedCareBoards
    guard hasReached(day) else { return false }
    if chainDetentions.contains(where: { $0.detained(on: day) }) { return true }
    let then = at(day)
    guard then.arising != nil, let detention = then.detentions.latest else { return false }
    return chainDetentions.contains { $0.first.id == detention.first.id }
  }
}
