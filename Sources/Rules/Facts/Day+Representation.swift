import CaseFile
import CivilTime

extension Day {
  /// The two bodies that the duty falls on, leaving aside that NHS England looks after prisons.
  var responsibleBodies: [BodyCode] {
    [council.body, statutoryOutsidePrison.body].compactMap { $0 }
  }

  /// The responsible bodies that had no part in what others did together on a day (CP-04, CP-23, RV-05).
  func absent(among present: [BodyCode], on day: CivilDate) -> [BodyCode] {
    responsibleBodies.filter { !isRepresented($0, among: present, on: day) }
  }

  /// Whether a body took part: itself or, with a directory, one to which it had delegated planning.
  private func isRepresented(
    _ body: BodyCode, among present: [BodyCode], on day: CivilDate
  ) -> Bool {
    if present.contains(where: { Bodies.same($0, body) }) { return true }
    return directory?.delegations.contains { delegation in
      delegation.decisions.contains(.planning)
        && wasInForce(delegation.start, delegation.end, on: day)
        && Bodies.same(delegation.from, body)
        && present.contains { Bodies.same($0, delegation.to) }
    } ?? false
  }
}
