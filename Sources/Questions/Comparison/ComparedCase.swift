internal import CaseFile
internal import CivilTime
internal import Reference
internal import Rules
internal import Sheets

/// A case of the record as it is compared with sheets: judged, and without the facts.
struct ComparedCase: Sendable {
  let reference: CaseReference
  let eligibility: Eligibility.Status
  let state: Duty.State
  let council: ResponsibleBody
  let nhsBody: ResponsibleBody
  /// Bodies whose decision to end stands in the record, by the day judged.
  let decided: [BodyCode]

  init(_ file: CaseFile, _ determination: Determination) {
    reference = file.reference
    eligibility = determination.eligibility.status
    state = determination.duty.state
    council = determination.council
    nhsBody = determination.nhsStatutory
    let (on, since) = (determination.on, determination.duty.since)
    decided = file.endings.filter { ending in
      ending.decided <= on && ending.withdrawn.map { $0 > on } ?? true && since.map { ending.decided >= $0 } ?? true
    }.compactMap(\.body)
  }

  var isLive: Bool { state == .live || state == .liveOnLeave }
  var hasEnded: Bool { state == .endedJointDecision || state == .endedDeath }

  /// Whether the case is one of a body's: by the rules it owes the duty, or took over from who did.
  func isOwed(by body: BodyCode) -> Bool {
    [council.body, nhsBody.body].contains { owing in
      owing.map { NationalReference.shipped.isSameBody($0, body) } ?? false
    }
  }
}

/// Compares one line of a sheet with the case of the same person.
struct LineComparison {
  private static let national = NationalReference.shipped

  let person: SheetPerson
  let found: ComparedCase
  let day: CivilDate

  var differences: [SheetDifference] {
    let entry = person.facts.register
    let council = bodies(.otherCouncil, entry?.council, found.council, "council")
    let nhs = bodies(.otherNHSBody, entry?.nhsBody, found.nhsBody, "NHS body")
    return standing + council + nhs
  }

  /// Whether the sheet says, by the day, that it ended.
  private var isClosedInSheet: Bool {
    if let closed = person.facts.register?.closed, closed <= day { return true }
    return !endedInSheet.isEmpty
  }

  private var endedInSheet: [EndingDecision] {
    person.facts.endings.filter { $0.decided <= day && $0.withdrawn.map { $0 > day } ?? true }
  }

  private var standing: [SheetDifference] {
    if found.isLive { return endedByOneSide }
    guard !isClosedInSheet else { return [] }
    if found.hasEnded {
      let why = found.state == .endedDeath ? "the person has died" : "both bodies decided that it ended"
      return [difference(.listedAfterEnd, "the sheet has it as owed; by the record \(why)")]
    }
    guard found.eligibility == .notEligible else { return [] }
    return [
      difference(
        .listedWithoutQualifyingDetention,
        "the record has no detention under a section that leads to after-care; look for the papers before anything ends"
      )
    ]
  }

  private var endedByOneSide: [SheetDifference] {
    let deciders = found.decided + endedInSheet.compactMap(\.body)
    let sides = [found.council.body, found.nhsBody.body].map { body in
      body.map { owing in deciders.contains { LineComparison.national.isSameBody($0, owing) } } ?? false
    }
    if isClosedInSheet {
      return [
        difference(
          .endedByOneSide,
          "the sheet says that it ended; by the record it is still owed: it lasts until both bodies decide")
      ]
    }
    guard sides[0] != sides[1] else { return [] }
    let (done, missing) = sides[0] ? ("council", "NHS body") : ("NHS body", "council")
    return [difference(.endedByOneSide, "the \(done) decided to end it and the \(missing) did not: it is still owed")]
  }

  /// A body of the sheet beside that of the record: abolished, or another one.
  private func bodies(
    _ kind: SheetDifference.Kind, _ given: BodyCode?, _ answer: ResponsibleBody, _ word: String
  ) -> [SheetDifference] {
    guard let given, !found.hasEnded else { return [] }
    var differences: [SheetDifference] = []
    if LineComparison.national.isAbolished(given, hasReached: { $0 <= day }) {
      differences.append(deadBody(given, answer, word))
    }
    guard let body = answer.body else { return differences }
    let isSame =
      given == body || LineComparison.national.broughtForward(given, on: day).body == body
      || LineComparison.national.succeeds(body, to: given)
    guard !isSame else { return differences }
    var other = difference(
      kind,
      "the sheet has \(name(given)); by \(answer.rule ?? "the record") the \(word) is \(name(body))")
    (other.inSheet, other.inRecord) = (given, body)
    differences.append(other)
    return differences
  }

  private func deadBody(_ given: BodyCode, _ answer: ResponsibleBody, _ word: String) -> SheetDifference {
    let date = LineComparison.national.abolition(of: given)?.spoken ?? "an earlier day"
    let successors =
      LineComparison.national.broughtForward(given, on: day).body.map { [$0] }
      ?? LineComparison.national.succession(of: given)?.successors ?? []
    let names = successors.map(name).joined(separator: " or ")
    var dead = difference(
      .deadBody,
      "the \(word) \(name(given)) was abolished on \(date)"
        + (names.isEmpty ? "; no successor is known" : "; its place took \(names)"))
    (dead.inSheet, dead.inRecord) = (given, answer.body)
    return dead
  }

  private func name(_ body: BodyCode) -> String { "\(LineComparison.national.name(of: body)) (\(body))" }

  private func difference(_ kind: SheetDifference.Kind, _ why: String) -> SheetDifference {
    SheetDifference(kind: kind, line: person.line, reference: found.reference, why: why)
  }
}
