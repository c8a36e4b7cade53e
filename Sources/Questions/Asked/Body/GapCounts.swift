import CaseFile
import CivilTime
import Record
import Rules

/// By what open gaps are counted.
package enum GapGrouping: String, CaseIterable, Sendable {
  case theme, severity, rule, age, provider, worker, employer, body

  /// Whether the ledger does not have it, so that every case must be read.
  fileprivate var needsFacts: Bool { [.provider, .worker, .employer].contains(self) }
}

extension Question {
  /// Open gaps counted by theme, severity, rule, age, provider, key worker, employer or body.
  package static let gapCounts: Question = Question(
    name: .gapCounts,
    summary: "Counts open gaps by theme, severity, rule, age, provider, key worker, employer or body.",
    definition: """
      Age is from the first day on which a gap was open. By provider a gap of a service or a home counts for its \
      provider, any other for each provider of a running after-care service of the person. By body a gap counts for \
      each that owes it, so that sums may exceed the whole. Theme, severity, rule, age and body are of the last \
      published night unless dates are asked for; the others are worked out anew from the facts.
      """,
    examples: [
      "aftercare gap-counts --body E08000035 --by theme", "aftercare gap-counts --by provider --format csv",
    ],
    subjects: [.body, .register], parameters: [.by, .on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("group", .text, "What is counted."),
      Column("critical", .number, "Open critical gaps."), Column("high", .number, "High."),
      Column("medium", .number, "Medium."), Column("low", .number, "Low."),
      Column("all", .number, "All."),
      Column("people", .number, "How many cases."),
      Column("late", .number, "Those whose deadline has passed."),
      Column("oldest_days", title: "oldest, days", .number, "How long the oldest has been open."),
      Column("code", .word, "The code of the body, or the key of the worker.", .dataOnly),
    ]
  ) { try await GapCounts(asking: $0).answer() }
}

private struct GapCounts {
  let asking: Asking

  private var grouping: GapGrouping { asking.asked.grouping ?? .theme }

  func answer() async throws -> Answer {
    if asking.asked.asksForDates || grouping.needsFacts { return try await judged() }
    let age = try await asking.register.ledgerAge(of: asking.bodies, as: asking.capacity)
    var counted: [Counted] = []
    if age.night != nil {
      let standing = try await asking.questions.standing(of: asking.asked.body, as: asking.capacity)
      counted = standing.gaps.flatMap { gap in
        groups(gap.gap, nil).map { Counted(group: $0, reference: gap.reference, gap: gap.gap) }
      }
    }
    var answer = answer(counted, age.night.map(ListBasis.night), on: age.night ?? asking.today)
    answer.notes = asking.notes(on: age)
    answer.isUnknown = age.night == nil
    return answer
  }

  private func judged() async throws -> Answer {
    let owing = asking.bodies
    let cases = try await asking.eachPerson { person in
      person.found.gaps.filter { gap in owing.map { $0.contains(where: gap.owedBy.contains) } ?? true }
        .flatMap { gap in groups(gap, person).map { Counted(group: $0, reference: person.reference, gap: gap) } }
    }
    var answer = answer(cases.shares, .facts(asking.dates), on: asking.dates.on)
    answer.notes = asking.notes(on: cases)
    return answer
  }

  private func answer(_ counted: [Counted], _ basis: ListBasis?, on day: CivilDate) -> Answer {
    let groups = Dictionary(grouping: counted, by: \.group)
      .sorted { ($0.key.place, $1.value.count, $0.key.name) < ($1.key.place, $0.value.count, $1.key.name) }
    var answer = Answer(
      .gapCounts, "Open gaps of \(asking.scopeName) by \(grouping.rawValue)", basis,
      rows: groups.map { row($0.key, $0.value, on: day) }, empty: "No gap is open that the checks found.")
    let all = Set(counted.map { "\($0.reference) \($0.gap.rule) \($0.gap.subject)" })
    answer.totals = [.init("gaps", "Open gaps", .count(all.count))]
    return answer
  }

  private func row(_ group: Group, _ counted: [Counted], on day: CivilDate) -> [Cell] {
    let oldest = counted.map(\.gap.since).min()
    return [.text(group.name)]
      + Severity.allCases.map { severity in .count(counted.count { $0.gap.severity == severity }) } + [
        .count(counted.count), .count(Set(counted.map(\.reference)).count),
        .count(counted.count { $0.gap.due != nil }),
        oldest.map { .count(CivilDate.days(from: $0, to: day)) } ?? .none, .text(group.code),
      ]
  }

  private func groups(_ gap: Gap, _ person: JudgedPerson?) -> [Group] {
    switch grouping {
    case .theme:
      let theme = RuleEntry.entry(gap.rule)?.theme
      return [Group(name: theme?.title ?? "Unknown", code: theme?.rawValue)]
    case .severity: return [Group(name: gap.severity.rawValue, place: gap.severity.rank)]
    case .rule: return [Group(name: "\(gap.rule) \(RuleEntry.entry(gap.rule)?.title ?? "")", code: gap.rule.text)]
    case .age: return [Group(age: CivilDate.days(from: gap.since, to: asking.asked.on ?? asking.today))]
    case .body:
      return gap.owedBy.isEmpty
        ? [Group(name: "nobody could be named")] : gap.owedBy.map { Group(name: [$0].names, code: $0.text) }
    case .worker:
      let name = person?.workerName
      return [Group(name: name ?? "no key worker named", code: name.map { WorkerKey(name: $0).text })]
    case .employer:
      let employer = person?.keyWorkers.first?.employer
      return [Group(name: employer.map { [$0].names } ?? "no employer named", code: employer?.text)]
    case .provider:
      let names = person?.providers(of: gap) ?? []
      return names.isEmpty ? [Group(name: "no provider named")] : names.map { Group(name: $0) }
    }
  }
}

private struct Counted: Sendable {
  let group: Group
  let reference: CaseReference
  let gap: Gap
}

private struct Group: Hashable, Sendable {
  let name: String
  var code: String?
  /// Before what it stands, where that does not follow from the count.
  var place = 0

  init(name: String, code: String? = nil, place: Int = 0) {
    (self.name, self.code, self.place) = (name, code, place)
  }

  /// By how many days it has been open.
  init(age days: Int) {
    switch days {
    case ..<28: self.init(name: "under 28 days", place: 3)
    case 28...90: self.init(name: "28 to 90 days", place: 2)
    case 91...365: self.init(name: "91 days to a year", place: 1)
    default: self.init(name: "more than a year", place: 0)
    }
  }
}

extension JudgedPerson {
  /// The providers whom a gap concerns.
  fileprivate func providers(of gap: Gap) -> [String] {
    let id = gap.subject.split(separator: ":").last.map(String.init)
    let named: [String?] =
      if gap.subject.hasPrefix("services:") {
        file.plans.flatMap(\.services).filter { $0.id.text == id }.map(\.provider)
      } else if gap.subject.hasPrefix("accommodation:") {
        file.accommodation.filter { $0.id.text == id }.map(\.provider)
      } else {
        runningServices.map(\.provider)
      }
    return Set(named.compactMap(\.self)).sorted()
  }
}
