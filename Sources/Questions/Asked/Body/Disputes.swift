import CaseFile
import CivilTime
import Rules

extension Question {
  /// Disputes that are not resolved, and their clocks.
  package static let disputes: Question = Question(
    name: .disputes,
    summary: "Lists unresolved disputes with their stage and clocks, the next deadline first.",
    definition: """
      Disputes that had begun by the day and are not recorded as resolved, in which the body is a party or whose case \
      it owes or pays. Next is the first deadline of the dispute by the rules, passed or to come. Disputes never \
      suspend the duty: somebody must provide meanwhile. Worked out anew from the facts.
      """,
    examples: ["aftercare disputes --body E08000035", "aftercare disputes --json"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("next_due", title: "next due", .date, "The first deadline."),
      Column("days_late", title: "days", .number, "Days past it; below zero are days left."),
      Column("case", .text, "The case."),
      Column("kind", .text, "Between which kinds of bodies."),
      Column("parties", .bodies, "Who disputes."),
      Column("began", .date, "When it was first written of."),
      Column("days", title: "days open", .number, "Days since then."),
      Column("stage", .text, "What was last done."),
      Column(
        "delays", title: "delays a service", .flag, "Whether a service waits for it; empty where it is not recorded."),
      Column("lead", .bodies, "The body that leads meanwhile.", .dataOnly),
      Column("late", title: "Not done", .list, "Open checks of the dispute.", .below),
      Column("coming", title: "To do", .list, "Clocks of the dispute.", .below),
      Column("fact", .text, "The dispute.", .dataOnly),
    ]
  ) { asking in
    let bodies = asking.bodies
    let cases = try await asking.eachPerson(isAboutOthers: true) { $0.disputes(of: bodies) }
    var answer = Answer(
      .disputes, "Unresolved disputes of \(asking.scopeName)", .facts(asking.dates),
      rows: cases.shares.sorted { $0.place < $1.place }.map(\.row), empty: "No unresolved dispute is recorded.")
    answer.totals = [
      .init("disputes", "Disputes", .count(cases.shares.count)),
      .init("late", "With a step not done", .count(cases.shares.count(where: \.isLate))),
    ]
    answer.notes = asking.notes(on: cases)
    return answer
  }
}

private struct OpenDispute: Sendable {
  let place: (CivilDate, CaseReference, FactID)
  let isLate: Bool
  let row: [Cell]
}

extension JudgedPerson {
  fileprivate func disputes(of asked: [BodyCode]?) -> [OpenDispute] {
    file.disputes.filter { dispute in
      dispute.firstWritten <= day && !(dispute.resolved.map { $0 <= day } ?? false)
        && (asked.map { ($0.contains(where: dispute.parties.contains) || $0.contains(where: bodies.contains)) } ?? true)
    }.map(open)
  }

  private func open(_ dispute: Dispute) -> OpenDispute {
    let subject = "disputes:\(dispute.id)"
    let gaps = found.gaps.filter { $0.subject == subject }
    let clocks = found.upcoming.filter { $0.subject == subject }
    let due = (gaps.compactMap(\.due) + clocks.map(\.due)).min()
    return OpenDispute(
      place: (due ?? .distantFuture, reference, dispute.id), isLate: !gaps.isEmpty,
      row: [
        .day(due), due.map { .daysLate(CivilDate.days(from: $0, to: day)) } ?? .none, .text(reference.text),
        .text(dispute.kind.phrase), dispute.parties.isEmpty ? .none : .bodies(dispute.parties),
        .day(dispute.firstWritten), .count(CivilDate.days(from: dispute.firstWritten, to: day)),
        .text(dispute.stage(on: day)), dispute.serviceDelayed.map(Cell.flag) ?? .none, .body(dispute.lead),
        .items(gaps.map { "\(RuleEntry.entry($0.rule)?.title ?? "") (\($0.rule))" }),
        .items(clocks.map { "\(RuleEntry.entry($0.rule)?.title ?? "") (\($0.rule)) by \($0.due.spoken)" }),
        .text(subject),
      ])
  }
}

extension Dispute {
  /// The last step that had been taken by a day.
  fileprivate func stage(on day: CivilDate) -> String {
    let steps: [(CivilDate?, String)] = [
      (reviewStarted, "review begun"), (reviewRequested, "review asked for"), (determined, "determined"),
      (argumentsSent, "arguments sent"), (referred, "referred"), (contactsNamed, "contacts named"),
      (firstWritten, "first written of"),
    ]
    guard let (date, name) = steps.first(where: { $0.0.map { $0 <= day } ?? false }), let date else { return "begun" }
    return "\(name) on \(date.spoken)"
  }
}

extension Dispute.Kind {
  fileprivate var phrase: String {
    switch self {
    case .councilCouncil: "council and council"
    case .nhsNHS: "NHS and NHS"
    case .councilNHS: "council and NHS"
    }
  }
}
