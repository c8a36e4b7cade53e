package import CaseFile
package import CivilTime

extension NationalReference {
  /// The board in which at least 0.99 of the council's people live; nil where none has so many.
  ///
  /// Before 1 July 2022 there were no boards. The latest count whose day has come decides, under
  /// the council's old or new code.
  package func integratedCareBoard(
    ofCouncil code: BodyCode, hasReached: (CivilDate) -> Bool
  ) -> BodyCode? {
    guard code.isCouncil, !code.isWelshCouncil else { return nil }
    return areas.first { hasReached($0.asOf) }?.boardOfNearlyAll[code]
  }

  /// The board in which at least 0.99 of the council's people lived on the day.
  package func integratedCareBoard(ofCouncil code: BodyCode, on day: CivilDate) -> BodyCode? {
    integratedCareBoard(ofCouncil: code, hasReached: { $0 <= day })
  }

  /// How the council's people are spread over boards, by the latest count whose day has come.
  package func shares(
    ofCouncil code: BodyCode, hasReached: (CivilDate) -> Bool
  ) -> [CouncilShare] {
    areas.first { hasReached($0.asOf) }?.shares[code] ?? []
  }

  /// The local health board of a council in Wales, on any day; nil for any other body.
  package func healthBoard(ofWelshCouncil code: BodyCode) -> BodyCode? {
    healthBoards[code]
  }

  /// The NHS body of a council: the health board in Wales, else the board of nearly all its people.
  package func nhsBody(
    ofCouncil code: BodyCode, hasReached: (CivilDate) -> Bool
  ) -> BodyCode? {
    healthBoards[code] ?? integratedCareBoard(ofCouncil: code, hasReached: hasReached)
  }
}
