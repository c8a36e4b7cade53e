import CaseFile
import CivilTime
import Rules

extension Question {
  /// People entitled and in nobody's caseload.
  package static let unallocated: Question = Question(
    name: .unallocated,
    summary: "Lists people with a live duty and no key worker in post.",
    definition: """
      Cases whose duty is live on the day, on leave too, and in which no key worker is recorded as in post. Without is \
      the last day on which one was, or the day the duty became live. Worked out anew from the facts.
      """,
    examples: ["aftercare unallocated --body E08000035", "aftercare unallocated --body QWO --format csv"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column(
        "without_since", title: "without since", .date, "Since when there is none; empty where it is not recorded."),
      Column("days", .number, "Days since then."),
      Column("duty", .text, "The duty."),
      Column("last_employer", title: "last employed by", .bodies, "Who employed the last key worker."),
      Column("council", .bodies, "The responsible council."),
      Column("nhs_body", title: "NHS body", .bodies, "The responsible NHS body."),
      Column("critical", .number, "Open critical gaps."),
      Column("gaps", .number, "All open gaps."),
    ]
  ) { asking in
    let cases = try await asking.eachPerson { person in
      person.found.isLive && person.keyWorkers.isEmpty ? [Unallocated(person: person)] : []
    }
    var answer = Answer(
      .unallocated, "People of \(asking.scopeName) with no key worker", .facts(asking.dates),
      rows: cases.shares.sorted { $0.place < $1.place }.map(\.row),
      empty: "Everybody with a live duty has a key worker in post.")
    answer.totals = [.init("people", "People", .count(cases.shares.count))]
    answer.notes = asking.notes(on: cases)
    if let first = answer.rows.first { answer.next = ["aftercare show --case \(first[0].plain)"] }
    return answer
  }
}

private struct Unallocated: Sendable {
  let row: [Cell]
  let place: (CivilDate, CaseReference)

  init(person: JudgedPerson) {
    let last = person.file.keyWorkers.filter { $0.start <= person.day && $0.end != nil }
      .max { ($0.end ?? .distantPast, $0.id) < ($1.end ?? .distantPast, $1.id) }
    let since = last?.end ?? person.found.duty.since
    place = (since ?? .distantPast, person.reference)
    row = [
      .text(person.reference.text), .day(since),
      since.map { .count(CivilDate.days(from: $0, to: person.day)) } ?? .none, .text(person.found.duty.phrase),
      .body(last?.employer), .body(person.found.council.body), .body(person.found.nhsStatutory.body),
      .count(person.found.gaps.count { $0.severity == .critical }), .count(person.found.gaps.count),
    ]
  }
}
