import CaseFile
import CivilTime
import Reference

extension Life {
  /// Finds the places whose council and NHS body are responsible today, as the law fixes them.
  ///
  /// MHA 1983 s117(3): where the person lived before the latest detention. SI 2022/635: the GP of
  /// the first application, of 1 July 2022 for those in care then, or the area for Part 3.
  /// Only for lives of this register, which are simple ones; the rules themselves are not used.
  mutating func findResponsibleBodies() {
    guard let stay = latest else { return }
    councilArea = homeArea(before: stay.leadIn)
    boardArea = boardPlace(of: stay) ?? councilArea
  }

  /// The place of the latest home before the day that is no prison.
  private func homeArea(before day: CivilDate) -> Area {
    let home = file.residence.lastIndex { $0.start < day && $0.kind != .prison }
    return home.map { homes[$0] } ?? area
  }

  private func boardPlace(of stay: Stay) -> Area? {
    if councilArea.isWelsh { return councilArea }
    if let left = stay.left, left < .boardsBegan { return surgery(on: .boardsBegan) }
    if stay.isArrangedByNHSEngland {
      return surgery(on: stay.begins < .boardsBegan ? stay.left ?? today : stay.begins)
    }
    if let first = stays.first, first.leadIn <= .boardsBegan { return surgery(on: .boardsBegan) }
    if stay.isUnderPart2 {
      return surgery(on: (stays.first { $0.isUnderPart2 } ?? stay).leadIn)
    }
    let day = stay.leadIn.previous
    let board = NationalReference.shipped.integratedCareBoard(
      ofCouncil: councilArea.council(on: day), on: day)
    return board == nil ? surgery(on: day) : councilArea
  }

  /// Whether the NHS body has become another since the latest detention began, not by law alone.
  var hasChangedHands: Bool {
    guard let stay = latest else { return false }
    return boardArea !== homeArea(before: stay.leadIn) && stay.leadIn < .boardsBegan
  }
}
