import CaseFile
import CivilTime

/// The areas of councils and boards as they were from one day on.
struct CouncilAreas: Sendable {
  let asOf: CivilDate
  /// A recoded council is found under its old code and its new one.
  let shares: CodeTable<[CouncilShare]>
  /// The board in which at least 0.99 of a council's people live.
  let boardOfNearlyAll: CodeTable<BodyCode>

  private init(asOf: CivilDate, shares: [CouncilShare], recodings: [(BodyCode, BodyCode)]) {
    var byCouncil = Dictionary(grouping: shares, by: \.council)
    for (old, new) in recodings {
      let known = byCouncil[old] ?? byCouncil[new]
      byCouncil[old] = known
      byCouncil[new] = byCouncil[new] ?? known
    }
    self.asOf = asOf
    self.shares = CodeTable(byCouncil.map { ($0, $1) })
    boardOfNearlyAll = CodeTable(
      byCouncil.compactMap { council, shares in
        shares.first(where: \.isNearlyAll).map { (council, $0.board) }
      })
  }

  /// One for each day for which the shares were counted, the latest first.
  static func latestFirst(
    _ shares: [CouncilShare], recodings successions: [Succession]
  ) -> [CouncilAreas] {
    let recodings = successions.filter(\.isRecoding).map { ($0.body, $0.successors[0]) }
    return Dictionary(grouping: shares, by: \.asOf)
      .map { CouncilAreas(asOf: $0, shares: $1, recodings: recodings) }
      .sorted { $1.asOf < $0.asOf }
  }
}
