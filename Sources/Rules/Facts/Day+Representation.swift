import CaseFile
import CivilTime

extension Day {
  /// The responsible council; nil where it cannot be determined.
  var councilBody: BodyCode? {
    remember(knownCouncilBody) {
      council.body
    } keep: {
      knownCouncilBody = $0
    }
  }

  /// The NHS body that owes the duty; nil where it cannot be determined.
  var statutoryBody: BodyCode? {
    remember(knownStatutoryBody) {
      statutory.body
    } keep: {
      knownStatutoryBody = $0
    }
  }

  /// The NHS body that owes the duty, leaving aside that NHS England looks after prisons.
  var bodyOutsidePrison: BodyCode? {
    remember(knownBodyOutsidePrison) {
      statutoryOutsidePrison.body
    } keep: {
      knownBodyOutsidePrison = $0
    }
  }

  /// The council and the NHS body that plan and decide.
  var responsibleBodies: [BodyCode] {
    remember(knownResponsibleBodies) {
      Day.bodies(councilBody, bodyOutsidePrison)
    } keep: {
      knownResponsibleBodies = $0
    }
  }

  /// Those of the two that are known.
  static func bodies(_ council: BodyCode?, _ nhs: BodyCode?) -> [BodyCode] {
    guard let council else { return nhs.map { [$0] } ?? [] }
    return nhs.map { [council, $0] } ?? [council]
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
    return directory?.delegations(from: body).contains { delegation in
      delegation.decisions.contains(.planning)
        && wasInForce(delegation.start, delegation.end, on: day)
        && Bodies.same(delegation.from, body)
        && present.contains { Bodies.same($0, delegation.to) }
    } ?? false
  }
}
