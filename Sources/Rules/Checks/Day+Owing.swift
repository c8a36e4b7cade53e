import CaseFile
import CivilTime
import Reference

extension Day {
  /// The bodies that must act, as they exist on the day: the council, the NHS body, then others by code.
  func bodies(_ owing: Owing) -> [BodyCode] {
    switch owing {
    case .both: Day.bodies(councilBody, statutoryBody)
    case .council: Day.bodies(councilBody, nil)
    case .nhs: Day.bodies(nil, statutoryBody)
    case .bodies(let named): inOrder(named)
    case .bodyOrBoth(let body): body.map { inOrder([$0]) } ?? bodies(.both)
    case .hospital(let code):
      code.flatMap { BodyCode($0) }.map { inOrder([$0]) } ?? bodies(.nhs)
    }
  }

  private func inOrder(_ named: [BodyCode]) -> [BodyCode] {
    let bodies = Set(named.compactMap { broughtForward($0).body })
    let first = Day.bodies(councilBody, statutoryBody).filter(bodies.contains)
    return first + bodies.subtracting(first).sorted()
  }
}
