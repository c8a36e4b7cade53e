package import CaseFile
package import CivilTime
import Reference
import Rules

extension PatternShare {
  /// Finds what a case adds on a day, from its facts and what the rules say of it then.
  ///
  /// - Parameter readmissionDays: How long after an ending an admission counts.
  package init(of file: CaseFile, _ standing: PatternStanding, on day: CivilDate, readmissionDays: Int) {
    let reader = PatternReader(file: file, standing: standing, day: day, readmissionDays: readmissionDays)
    parties = standing.parties
    cases = reader.lost + reader.rent + reader.caseload + reader.readmissions + reader.disagreements
  }
}

/// Reads one case for the patterns, as it stands at the end of a day.
struct PatternReader {
  let file: CaseFile
  let standing: PatternStanding
  let day: CivilDate
  let readmissionDays: Int

  var isLive: Bool { standing.isLive }

  /// Whether a day lies in the time that is looked at.
  func isRecent(_ moment: CivilDate) -> Bool {
    moment <= day && moment > day - Pattern.lookBackDays
  }

  func isInForce(_ start: CivilDate, _ end: CivilDate?, on day: CivilDate) -> Bool {
    Period(start: start, end: end).contains(day)
  }

  func entry(
    _ pattern: Pattern, _ group: String, on day: CivilDate?, _ what: String, _ facts: [String]
  ) -> PatternCase {
    PatternCase(
      pattern: pattern, reference: file.reference, group: group, on: day, what: what, facts: facts)
  }

  func isSame(_ one: BodyCode, _ other: BodyCode) -> Bool {
    NationalReference.shipped.isSameBody(one, other)
  }
}

extension PatternReader {
  /// Rent is no after-care charge only where the accommodation is none.
  var rent: [PatternCase] {
    guard isLive else { return [] }
    return file.charges.compactMap { charge in
      guard [.rent, .serviceCharge].contains(charge.purpose),
        isInForce(charge.start, charge.end, on: day), !(charge.refund?.paid.map { $0 <= day } ?? false),
        let home = file.accommodation.first(where: { $0.id == charge.item }), home.aftercare == true,
        isInForce(home.start, home.end, on: day)
      else { return nil }
      let group =
        charge.leviedBy.map { "charged by \([$0].names)" }
        ?? "paid to \(home.provider ?? "a provider that is not named")"
      return entry(
        .rentCharged, group, on: charge.start,
        charge.purpose == .rent ? "rent is paid" : "a service charge is paid",
        ["charges:\(charge.id)", "accommodation:\(home.id)"])
    }
  }

  var caseload: [PatternCase] {
    guard isLive, !standing.annotations.contains(.inHospital),
      !file.keyWorkers.contains(where: { isInForce($0.start, $0.end, on: day) })
    else { return [] }
    let closed = file.events.filter { $0.kind == .teamClosedCase && $0.on <= day }.max { $0.on < $1.on }
    let last = file.keyWorkers.filter { $0.start <= day }.compactMap(\.end).max()
    if let closed, closed.on >= last ?? .distantPast {
      return [
        entry(
          .nobodysCaseload, "the team closed the case", on: closed.on, "nobody took it on",
          ["events:\(closed.id)"])
      ]
    }
    guard let last else {
      return [
        entry(
          .nobodysCaseload, "no key worker was ever named", on: standing.since,
          "the duty is live", [])
      ]
    }
    return [
      entry(
        .nobodysCaseload, "the last key worker left and none followed", on: last,
        "nobody took it on", [])
    ]
  }

  var readmissions: [PatternCase] {
    file.endings.flatMap { ending -> [PatternCase] in
      guard ending.decided <= day, !(ending.withdrawn.map { $0 <= day } ?? false) else { return [] }
      let group =
        ending.body.map { "decided by \([$0].names)" } ?? "decided by a body that is not named"
      return file.spells.filter {
        isRecent($0.admitted) && $0.admitted >= ending.decided
          && $0.admitted <= ending.decided + readmissionDays
      }.map { spell in
        entry(
          .readmittedAfterEnding, group, on: spell.admitted,
          "admitted \(CivilDate.days(from: ending.decided, to: spell.admitted)) days after the decision",
          ["endings:\(ending.id)", "spells:\(spell.id)"])
      }
    }
  }
}
