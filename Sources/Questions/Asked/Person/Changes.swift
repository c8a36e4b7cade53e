import CaseFile
import CivilTime
import Record
import Rules

/// A gap that opened or closed, with the night that found it so.
struct MovedGap: Sendable {
  let gap: ReportedGap
  let on: CivilDate
  let isClosed: Bool
}

extension Question {
  /// What changed since a day.
  package static let changes: Question = Question(
    name: .changes,
    summary: "Shows what changed since a day: facts, by whom and from what, and gaps that opened and closed.",
    definition: """
      Facts that were recorded, corrected or withdrawn from the beginning of the day in London on, one line for each \
      case, moment, list and source, in cases to which the body is a party now; and the gaps of the body that nights \
      of that day or later found first, or found no more. A fact that a file no longer held is withdrawn by nobody named.
      """,
    examples: ["aftercare changes --body E08000035", "aftercare changes --since 2026-11-01 --format csv"],
    subjects: [.body, .register], parameters: [.since], askers: .caseKeepers,
    columns: [
      Column("at", .moment, "When, by the database's clock; the night of a gap."),
      Column("case", .text, "The case."),
      Column("change", .word, "recorded, corrected, withdrawn, gap opened or gap closed."),
      Column("what", .text, "The list of the facts, or the title of the gap."),
      Column("count", .number, "How many facts."),
      Column("by", .text, "Who recorded it."),
      Column("source", .text, "The file or form."),
      Column("severity", .word, "How bad the gap is."),
      Column("ids", .list, "The facts, as list:id; of a gap the check and its subject.", .dataOnly),
    ]
  ) { try await Changes(asking: $0).answer() }
}

private struct Changes {
  let asking: Asking

  func answer() async throws -> Answer {
    let since = (asking.asked.since ?? .yesterday).day(today: asking.today)
    let moment = Instant(
      microseconds: LondonClock.second(on: since, hour: 0) * 1_000_000, offsetMinutes: nil)
    let moves = try await asking.register.factMoves(
      since: moment, of: asking.bodies, as: asking.capacity, doing: asking.deed.with("since", .day(since)))
    let gaps = try await asking.questions.moved(since: since, of: asking.asked.body, as: asking.capacity)
    let age = try await asking.register.ledgerAge(of: asking.bodies, as: asking.capacity)
    var answer = Answer(
      .changes, "What changed in \(asking.scopeName) since \(since.spoken)", age.night.map(ListBasis.night),
      rows: rows(moves) + rows(gaps), empty: "Nothing was recorded, corrected or withdrawn, and no gap moved.")
    answer.totals = [
      .init("cases", "Cases with changed facts", .count(Set(moves.map(\.reference)).count)),
      .init("facts", "Facts recorded, corrected or withdrawn", .count(moves.count)),
      .init("gaps_opened", "Gaps opened", .count(gaps.count { !$0.isClosed })),
      .init("gaps_closed", "Gaps closed", .count(gaps.count(where: \.isClosed))),
    ]
    answer.notes = asking.notes(on: age)
    if let first = moves.first { answer.next = ["aftercare history --case \(first.reference)"] }
    return answer
  }

  private struct Step: Hashable {
    let at: Instant
    let reference: CaseReference
    let kind: FactMove.Kind
    let list: String
    let by: String?
    let source: String?
  }

  private func rows(_ moves: [FactMove]) -> [[Cell]] {
    Dictionary(grouping: moves) { move in
      Step(
        at: move.at, reference: move.reference, kind: move.kind, list: move.list, by: move.recordedBy,
        source: move.source)
    }.sorted {
      ($1.key.at, $0.key.reference, $0.key.list, $0.key.kind.rawValue)
        < ($0.key.at, $1.key.reference, $1.key.list, $1.key.kind.rawValue)
    }.map { step, moves in
      [
        .moment(step.at), .text(step.reference.text), .text(step.kind.rawValue),
        .text(step.list.split(separator: "_").joined(separator: " ")), .count(moves.count), .text(step.by),
        .text(step.source), .none, .list(moves.map { "\($0.list):\($0.id)" }.sorted()),
      ]
    }
  }

  private func rows(_ gaps: [MovedGap]) -> [[Cell]] {
    gaps.sorted { ($1.on, $0.gap.gap.severity, $0.gap.reference) < ($0.on, $1.gap.gap.severity, $1.gap.reference) }
      .map { moved in
        let gap = moved.gap.gap
        return [
          .day(moved.on), .text(moved.gap.reference.text), .text(moved.isClosed ? "gap closed" : "gap opened"),
          .text(moved.gap.entry?.title ?? gap.rule.text), .none, .none, .none, .severity(gap.severity),
          .list(["\(gap.rule) \(gap.subject)"]),
        ]
      }
  }
}
