import CaseFile
import CivilTime
import Rules

extension Question {
  /// What is missing in people's plans.
  package static let plans: Question = Question(
    name: .plans,
    summary: "Lists people whose plan lacks something, and what: the worst first.",
    definition: """
      Cases with an open check of the theme care planning, each once, with what is missing. The plan is the one in \
      force that was agreed last. A case with nothing missing is not listed. Worked out anew from the facts.
      """,
    examples: ["aftercare plans --body E08000035", "aftercare plans --body E08000035 --on 2026-03-31 --json"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("worst", .word, "How bad the worst is."),
      Column(
        "plan_agreed", title: "plan agreed", .date, "When the plan in force was agreed; empty where there is none."),
      Column("missing", .number, "How much is missing."),
      Column("worker", .text, "The key worker in post."),
      Column("what", title: "Missing", .list, "What is missing.", .below),
      Column("rules", .list, "The checks.", .dataOnly),
    ]
  ) { asking in
    let cases = try await asking.eachPerson { person -> [(Severity, CaseReference, [Cell])] in
      let gaps = person.found.gaps.filter { RuleEntry.entry($0.rule)?.theme == .carePlanning }
      guard let worst = gaps.first?.severity else { return [] }
      return [
        (
          worst, person.reference,
          [
            .text(person.reference.text), .severity(worst), .day(person.plan?.agreed), .count(gaps.count),
            .text(person.workerName), .list(gaps.map { RuleEntry.entry($0.rule)?.title ?? $0.rule.text }),
            .list(gaps.map { "\($0.rule) \($0.subject)" }),
          ]
        )
      ]
    }
    var answer = Answer(
      .plans, "What is missing in the plans of people of \(asking.scopeName)", .facts(asking.dates),
      rows: cases.shares.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2),
      empty: "In no plan was anything found missing.")
    answer.totals = [
      .init("people", "People", .count(cases.shares.count)),
      .init("judged", "Of cases judged", .count(cases.judged)),
    ]
    answer.notes = asking.notes(on: cases)
    return answer
  }
}
