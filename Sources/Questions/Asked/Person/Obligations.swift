import Access
import CaseFile
import CivilTime
import Record
import Rules

extension Question {
  /// What is late and what is due soon.
  package static let obligations: Question = Question(
    name: .obligations,
    summary: "Lists what is late and what is due soon, soonest first.",
    definition: """
      Late is a gap whose deadline has passed; open is a gap that has no deadline and should not be there at all; \
      due is a clock that becomes a gap unless somebody acts, within the days asked about. Days are counted from \
      the deadline; of an open gap from the day it opened. By body the list is that of the last published night; \
      by case, or with --on, --known-at or --law-on, it is worked out anew from the facts.
      """,
    examples: [
      "aftercare obligations --body E08000035",
      "aftercare obligations --body E08000035 --worker W-3FA2B1C0 --within 4w",
      "aftercare obligations --case C-0042 --json",
    ],
    subjects: [.body, .person, .register], parameters: [.worker, .within, .on, .knownAt, .lawOn],
    askers: .caseKeepers,
    columns: [
      Column("due", .date, "The deadline; empty where there is none."),
      Column(
        "days_late", title: "days", .number, "Days past the deadline, or since it opened; below zero are days left."),
      Column("state", .word, "late, open or due."),
      Column("severity", .word, "How bad it is for the person."),
      Column("case", .text, "The case."),
      Column("what", .text, "What is missing."),
      Column("owed_by", .bodies, "The bodies that must act."),
      Column("worker", .text, "The key worker in post."),
      Column("to_do", title: "To do", .text, "The usual remedy.", .below),
      Column("rule", .word, "The check.", .dataOnly),
      Column("subject", .text, "case, or the fact that it is about.", .dataOnly),
      Column("since", .date, "The first day on which it was open.", .dataOnly),
    ]
  ) { try await Obligations(asking: $0).answer() }
}

/// What somebody must do, and by when.
private struct Obligations {
  let asking: Asking

  private static let usualDays = 14

  func answer() async throws -> Answer? {
    if asking.asked.reference != nil { return try await ofPerson() }
    return asking.asked.asksForDates ? try await judged() : try await ofNight()
  }

  private func ofPerson() async throws -> Answer? {
    guard let (file, found, _) = try await asking.judgedCase() else { return nil }
    let person = JudgedPerson(file: file, found: found)
    let items =
      found.gaps.map { Item(gap: $0, of: person.reference, worker: person.workerName) }
      + found.upcoming.map { Item(clock: $0, of: person.reference, worker: person.workerName) }
    var answer = answer(items, .facts(asking.dates), "Case \(person.reference)")
    answer.notes = try await asking.notes(on: found)
    answer.next = ["aftercare show --case \(person.reference)", "aftercare who --case \(person.reference)"]
    return answer
  }

  private func ofNight() async throws -> Answer {
    let (questions, body, capacity) = (asking.questions, asking.asked.body, asking.capacity)
    let age = try await asking.register.ledgerAge(of: asking.bodies, as: capacity)
    guard let night = age.night else {
      var answer = answer([], nil, asking.scopeName)
      answer.notes = asking.notes(on: age)
      answer.isUnknown = true
      return answer
    }
    let (gaps, clocks) = try await questions.standing(of: body, as: capacity)
    let references = Set(gaps.map(\.reference)).union(clocks.map(\.reference))
    let workers = try await asking.register.keyWorkers(of: references.sorted(), on: asking.today, as: capacity)
    let items =
      gaps.map { Item(gap: $0.gap, of: $0.reference, worker: workers[$0.reference]?.first) }
      + clocks.map { Item(clock: $0.upcoming, of: $0.reference, worker: workers[$0.reference]?.first) }
    var answer = answer(items, .night(night), asking.scopeName)
    answer.notes = asking.notes(on: age)
    return answer
  }

  private func judged() async throws -> Answer {
    let owing = asking.bodies
    let cases = try await asking.eachPerson { person in
      let isOwed: ([BodyCode]) -> Bool = { bodies in owing.map { $0.contains(where: bodies.contains) } ?? true }
      return person.found.gaps.filter { isOwed($0.owedBy) }
        .map { Item(gap: $0, of: person.reference, worker: person.workerName) }
        + person.found.upcoming.filter { isOwed($0.owedBy) }
        .map { Item(clock: $0, of: person.reference, worker: person.workerName) }
    }
    var answer = answer(cases.shares, .facts(asking.dates), asking.scopeName)
    answer.notes = asking.notes(on: cases)
    return answer
  }

  private func answer(_ items: [Item], _ basis: ListBasis?, _ scope: String) -> Answer {
    let day = asking.asked.on ?? asking.today
    let within = asking.asked.within ?? Obligations.usualDays
    let shown = items.filter { item in
      (item.isOpen || item.due.map { $0 <= day + within } ?? true)
        && (asking.asked.worker.map { key in item.worker.map(WorkerKey.init(name:)) == key } ?? true)
    }.sorted { $0.place < $1.place }
    var answer = Answer(
      .obligations, "What \(scope) must do within \(within) days", basis, rows: shown.map { $0.row(on: day) },
      empty: "Nothing was found that is late or due within \(within) days.")
    let late = shown.count { $0.state(on: day) == "late" }
    let open = shown.count { $0.state(on: day) == "open" }
    answer.totals = [
      .init("late", "Late", .count(late)), .init("open", "Open without a deadline", .count(open)),
      .init("due", "Due within \(within) days", .count(shown.count - late - open)),
    ]
    if let first = shown.first { answer.next = ["aftercare show --case \(first.reference)"] }
    return answer
  }
}

/// One thing that must be done.
private struct Item: Sendable {
  let reference: CaseReference
  let rule: RuleID
  let subject: String
  let severity: Severity?
  let since: CivilDate?
  let due: CivilDate?
  let owedBy: [BodyCode]
  let worker: String?
  let isOpen: Bool

  init(gap: Gap, of reference: CaseReference, worker: String?) {
    self.reference = reference
    (rule, subject, severity) = (gap.rule, gap.subject, gap.severity)
    (since, due, owedBy) = (gap.since, gap.due, gap.owedBy)
    self.worker = worker
    isOpen = true
  }

  init(clock: Upcoming, of reference: CaseReference, worker: String?) {
    self.reference = reference
    (rule, subject, severity) = (clock.rule, clock.subject, RuleEntry.entry(clock.rule)?.severity)
    (since, due, owedBy) = (nil, clock.due, clock.owedBy)
    self.worker = worker
    isOpen = false
  }

  /// By its deadline, or by the day it opened where it has none; of one day the worst first.
  var place: (CivilDate, Int, CaseReference, String, String) {
    (due ?? since ?? .distantFuture, severity?.rank ?? 9, reference, rule.text, subject)
  }

  func state(on day: CivilDate) -> String { isOpen ? (due == nil ? "open" : "late") : "due" }

  private func days(on day: CivilDate) -> Cell {
    if let due { return .daysLate(CivilDate.days(from: due, to: day)) }
    return since.map { .daysOpen(CivilDate.days(from: $0, to: day)) } ?? .none
  }

  func row(on day: CivilDate) -> [Cell] {
    let entry = RuleEntry.entry(rule)
    return [
      .day(due), days(on: day), .text(state(on: day)),
      severity.map(Cell.severity) ?? .none, .text(reference.text), .text(entry?.title ?? rule.text), .bodies(owedBy),
      .text(worker), .text(entry?.remedy), .text(rule.text), .text(subject), .day(since),
    ]
  }
}
