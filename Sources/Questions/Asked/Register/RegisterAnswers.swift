import CaseFile
import CivilTime
import Record
import Rules

extension Question {
  /// What a freedom of information request asks of a register.
  package static let registerQuestions: Question = Question(
    name: .registerQuestions,
    summary: "Answers the eleven questions that freedom of information requests ask of a section 117 register.",
    definition: """
      Each answer is worked out from what is recorded, and comes with its definition. Figures are of cases in which \
      the rules name the body. They are not suppressed: before they leave the house treat small numbers as \
      report --outward does.
      """,
    examples: ["aftercare register questions --body E08000035", "aftercare register questions --body QWO --json"],
    subjects: [.body], parameters: [.on], askers: .caseKeepers,
    columns: [
      Column("question", .text, "The question, with its number."),
      Column("item", .text, "What the answer is of."),
      Column("answer", .text, "The answer."),
      Column("number", .number, "The answer as a number, where it is one.", .dataOnly),
      Column("share", .text, "Per cent of the live duties.", .dataOnly),
      Column("definition", .text, "How it is worked out.", .dataOnly),
    ],
    layout: .sections
  ) { try await RegisterAnswers(asking: $0).answer() }
}

private struct RegisterAnswers {
  let asking: Asking

  private static let yearDays = 365

  func answer() async throws -> Answer {
    let rulebook = try await asking.rulebook(explains: false)
    let yearAgo = asking.dates.on - RegisterAnswers.yearDays
    async let updates = updated(since: yearAgo)
    let cases = try await asking.eachPerson(by: rulebook) { [RegisterFacts(person: $0, yearAgo: yearAgo)] }
    let people = cases.shares
    var rows = upToDate(people)
    rows += try await reach()
    rows += interval(rulebook.settings) + reviews(people)
    rows += try await watched()
    rows += try await updates
    rows += funders(people) + size(people) + openToNoService(people)
    var answer = Answer(
      .registerQuestions, "The register's questions, \(asking.scopeName)", .facts(asking.dates), rows: rows)
    answer.notes = asking.notes(on: cases)
    answer.next = ["aftercare report --outward --body \(asking.asked.body?.text ?? "CODE")"]
    return answer
  }

  private func upToDate(_ people: [RegisterFacts]) -> [[Cell]] {
    let question = "1. Is the register kept up to date with additions and removals?"
    return [
      row(question, "added in a year", people.count(where: \.wasEntered), "Entries dated in the 365 days before."),
      row(question, "removed in a year", people.count(where: \.wasClosed), "Closings dated in the 365 days before."),
      row(
        question, "owed and not on it", people.count { $0.has("DQ-01") },
        "Live duties with no register entry (DQ-01)."),
      row(
        question, "on it after a death", people.count { $0.has("EN-11") },
        "Deaths recorded and the record not brought to an end (EN-11)."),
    ]
  }

  private func reach() async throws -> [[Cell]] {
    let question = "2. Who can reach it?"
    let means = "Tokens of the body in force, by role; what each role sees is in docs/access.md."
    guard asking.claims == nil else {
      return [said(question, "tokens in force", "shown to the register's operator at the terminal only", means)]
    }
    var tokens: [Token] = []
    for body in asking.bodies ?? [] { tokens += try await asking.register.tokens(of: body) }
    let counts = Dictionary(grouping: tokens.filter(\.isValid), by: \.role).mapValues(\.count)
    guard !counts.isEmpty else { return [row(question, "tokens in force", 0, means)] }
    return counts.sorted { $0.key.rawValue < $1.key.rawValue }.map { role, count in
      row(question, role.rawValue.split(separator: "_").joined(separator: " "), count, means)
    }
  }

  private func interval(_ settings: Settings) -> [[Cell]] {
    let question = "3. How often are people reviewed?"
    return [
      said(
        question, "interval", "every \(settings[.reviewMonths]) months", "The setting review_months of the register."),
      said(
        question, "first review", "within \(settings[.firstReviewWeeks]) weeks",
        "The setting first_review_weeks of the register."),
    ]
  }

  private func reviews(_ people: [RegisterFacts]) -> [[Cell]] {
    let live = people.filter(\.isLive)
    let overdue = live.count(where: \.isOverdue)
    let means = "Live duties in which neither RV-01 nor RV-02 is open, and those in which either is."
    return [
      row("4. How many reviews are in date?", "in date", live.count - overdue, means, of: live.count),
      row("5. How many reviews are overdue?", "overdue", overdue, means, of: live.count),
    ]
  }

  private func watched() async throws -> [[Cell]] {
    let question = "6. How is lateness watched and reported?"
    let age = try await asking.register.ledgerAge(of: asking.bodies, as: asking.capacity)
    return [
      said(
        question, "nightly", "\(Rulebook.checkCount) checks of every case; a report for each body that owes",
        "The nightly run of the register."),
      said(
        question, "last night",
        age.night.map { $0.spoken + (age.isLate ? ", late" : "") } ?? "none has been published yet",
        "The night published last; late where the next one was due already."),
      row(question, "not judged by it", age.unjudged.count, "Cases that it could not judge."),
      row(question, "not judged since", age.changedSince, "Cases that changed after that night began."),
    ]
  }

  private func updated(since day: CivilDate) async throws -> [[Cell]] {
    let question = "7. Who updates it?"
    let moment = Instant(microseconds: LondonClock.second(on: day, hour: 0) * 1_000_000, offsetMinutes: nil)
    let sources = try await asking.register.factSources(
      since: moment, of: asking.bodies, as: asking.capacity, doing: asking.deed.with("since", .day(day)))
    let means = "Facts recorded, corrected or withdrawn in a year, by the file or form they came from."
    guard !sources.isEmpty else { return [said(question, "sources", "nothing was recorded in a year", means)] }
    return sources.map { source in
      [
        .text(question), .text(source.source),
        .text("\(source.facts) facts, last on \(source.last.londonDate.spoken)"), .count(source.facts), .none,
        .text(means),
      ]
    }
  }

  private func funders(_ people: [RegisterFacts]) -> [[Cell]] {
    let live = people.filter(\.isLive)
    let means = "The body that the rules name, by case: docs/rules.md. Live duties only."
    return counted("8. Which NHS body funds a person?", live.map(\.payer), means)
      + counted("9. Which council funds a person?", live.map(\.council), means)
  }

  private func counted(_ question: String, _ bodies: [BodyCode?], _ means: String) -> [[Cell]] {
    let counts = Dictionary(grouping: bodies, by: { $0 }).mapValues(\.count)
    guard !counts.isEmpty else { return [row(question, "live duties", 0, means)] }
    return counts.sorted { ($1.value, $0.key?.text ?? "") < ($0.value, $1.key?.text ?? "") }.map { body, count in
      row(question, body.map { [$0].names } ?? "could not be determined", count, means, of: bodies.count)
    }
  }

  private func size(_ people: [RegisterFacts]) -> [[Cell]] {
    let question = "10. How many people are on it?"
    return [
      row(question, "on the register", people.count(where: \.isRegistered), "Entries not closed."),
      row(question, "live duties", people.count(where: \.isLive), "Duties live on the day, on leave too."),
    ]
  }

  private func openToNoService(_ people: [RegisterFacts]) -> [[Cell]] {
    let question = "11. Who reviews people who are open to no service?"
    let without = people.filter { $0.isLive && !$0.hasService }
    let means = "Live duties in which no after-care service of the plan in force runs."
    return [
      row(question, "people", without.count, means),
      row(question, "with a key worker", without.count(where: \.hasWorker), means),
      row(question, "review overdue", without.count(where: \.isOverdue), means),
      row(question, "with neither", without.count { !$0.hasWorker && $0.isOverdue }, means),
    ]
  }

  private func row(
    _ question: String, _ item: String, _ count: Int, _ means: String, of whole: Int? = nil
  ) -> [Cell] {
    let share = whole.flatMap { $0 > 0 ? Answer.perCent(count, of: $0) : nil }
    return [
      .text(question), .text(item), .text("\(count)\(share.map { " (\($0)%)" } ?? "")"), .count(count), .text(share),
      .text(means),
    ]
  }

  private func said(_ question: String, _ item: String, _ words: String, _ means: String) -> [Cell] {
    [.text(question), .text(item), .text(words), .none, .none, .text(means)]
  }
}

/// What one case says of the register's questions.
private struct RegisterFacts: Sendable {
  let isLive: Bool
  let isRegistered: Bool
  let wasEntered: Bool
  let wasClosed: Bool
  let hasService: Bool
  let hasWorker: Bool
  let council: BodyCode?
  let payer: BodyCode?
  private let open: Set<RuleID>

  init(person: JudgedPerson, yearAgo: CivilDate) {
    let (register, day) = (person.file.register, person.day)
    let isInYear: (CivilDate?) -> Bool = { date in date.map { $0 > yearAgo && $0 <= day } ?? false }
    isLive = person.found.isLive
    isRegistered = register != nil && !(register?.closed.map { $0 <= day } ?? false)
    wasEntered = isInYear(register?.entered)
    wasClosed = isInYear(register?.closed)
    hasService = !person.runningServices.isEmpty
    hasWorker = !person.keyWorkers.isEmpty
    council = person.found.council.body
    payer = person.found.nhsPayer.body
    open = Set(person.found.gaps.map(\.rule))
  }

  func has(_ rule: RuleID) -> Bool { open.contains(rule) }
  var isOverdue: Bool { has("RV-01") || has("RV-02") }
}

extension Answer {
  /// A share in per cent with one place, rounded half up.
  static func perCent(_ part: Int, of whole: Int) -> String {
    let tenths = (part * 2_000 + whole) / (2 * whole)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
