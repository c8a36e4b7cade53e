import CaseFile
import CivilTime
import Reference
import Rules

extension Question {
  /// Decisions to end after-care that the other body has not made.
  package static let endings: Question = Question(
    name: .endings,
    summary: "Lists endings that one body decided and the other has not, and since when they wait.",
    definition: """
      A duty ends only when both bodies decide so. Listed are live duties in which decisions stand, made since the duty \
      began and not withdrawn, all of them by one body or its predecessors. Until the other decides, after-care is owed \
      by both. Worked out anew from the facts.
      """,
    examples: ["aftercare endings --body QWO", "aftercare endings --body E08000035 --format csv"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("decided_by", title: "decided by", .bodies, "Who decided; empty where it is not recorded."),
      Column("decided", .date, "When."),
      Column("waits_for", title: "waits for", .bodies, "Who has not decided; empty where it could not be determined."),
      Column("days", .number, "Days since the decision."),
      Column("grounds", title: "Grounds", .list, "What was given as the reason.", .below),
      Column("services", .number, "After-care services that still run."),
      Column("facts", .list, "The decisions.", .dataOnly),
    ]
  ) { asking in
    let bodies = asking.bodies
    let cases = try await asking.eachPerson { person in WaitingEnding(person: person).map { [$0] } ?? [] }
    let waiting = cases.shares.sorted { ($0.decided, $0.reference) < ($1.decided, $1.reference) }
    var answer = Answer(
      .endings, "Endings that wait for the other body, of \(asking.scopeName)", .facts(asking.dates),
      rows: waiting.map(\.row), empty: "No ending waits for the other body.")
    answer.totals = [.init("endings", "Endings that wait", .count(waiting.count))]
    if let bodies {
      answer.totals.append(
        .init(
          "waiting_for_body", "Of them for \(asking.scopeName)",
          .count(waiting.count { $0.waitsFor.contains(where: bodies.contains) })))
    }
    answer.notes = asking.notes(on: cases)
    return answer
  }
}

private struct WaitingEnding: Sendable {
  let reference: CaseReference
  let decided: CivilDate
  let waitsFor: [BodyCode]
  let row: [Cell]

  init?(person: JudgedPerson) {
    let found = person.found
    let standing = person.file.endings.filter {
      $0.decided <= found.on && $0.decided >= found.duty.since ?? .distantPast
        && !($0.withdrawn.map { $0 <= found.on } ?? false)
    }.sorted { ($0.decided, $0.id) < ($1.decided, $1.id) }
    let reference = NationalReference.shipped
    guard found.isLive, let first = standing.first,
      standing.allSatisfy({ ending in
        guard let one = ending.body, let other = first.body else { return ending.body == first.body }
        return reference.isSameBody(one, other)
      })
    else { return nil }
    let both = [found.council.body, found.nhsStatutory.body].compactMap(\.self)
    let waitsFor = both.filter { body in first.body.map { !reference.isSameBody(body, $0) } ?? true }
    self.reference = person.reference
    decided = first.decided
    self.waitsFor = waitsFor
    row = [
      .text(person.reference.text), .body(first.body), .day(first.decided),
      waitsFor.isEmpty ? .none : .bodies(waitsFor), .count(CivilDate.days(from: first.decided, to: found.on)),
      .items(standing.flatMap(\.grounds).map { $0.rawValue.split(separator: "_").joined(separator: " ") }),
      .count(person.runningServices.count), .list(standing.map { "endings:\($0.id)" }),
    ]
  }
}
