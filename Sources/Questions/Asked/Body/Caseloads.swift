import CaseFile
import CivilTime
import Rules

extension Question {
  /// How much each key worker has, and how much of it is late.
  package static let caseloads: Question = Question(
    name: .caseloads,
    summary: "Counts each key worker's live duties, open gaps and what is late.",
    definition: """
      A key worker is whoever is recorded as in post on the day, told apart by name; whoever began last counts where \
      a case has several. Live duties only, on leave too. Late is an open gap whose deadline has passed. The first \
      line is of people with nobody. Worked out anew from the facts.
      """,
    examples: ["aftercare caseloads --body E08000035", "aftercare obligations --body E08000035 --worker W-3FA2B1C0"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("worker", .text, "The name; empty for people with no key worker, or with one whose name is not recorded."),
      Column("key", .word, "By this obligations finds the worker."),
      Column("employer", .bodies, "Who employs the worker."),
      Column("people", .number, "Live duties."),
      Column("late", .number, "Open gaps whose deadline has passed."),
      Column("reviews_overdue", title: "reviews overdue", .number, "People whose review is overdue (RV-01, RV-02)."),
      Column("critical", .number, "Open critical gaps."),
      Column("gaps", .number, "All open gaps."),
      Column("due_soon", title: "due in 14 days", .number, "Clocks that become gaps within 14 days."),
    ]
  ) { asking in
    let cases = try await asking.eachPerson { person in person.found.isLive ? [Load(person: person)] : [] }
    var loads: [Load.Holder: Load] = [:]
    for load in cases.shares { loads[load.holder, default: Load(holder: load.holder)].add(load) }
    var answer = Answer(
      .caseloads, "Caseloads of \(asking.scopeName)", .facts(asking.dates),
      rows: loads.values.sorted { $0.comesBefore($1) }.map(\.row), empty: "There is no live duty.")
    answer.totals = [
      .init("people", "Live duties", .count(cases.shares.count)),
      .init("late", "Late in all", .count(cases.shares.reduce(0) { $0 + $1.late })),
    ]
    answer.notes = asking.notes(on: cases)
    answer.next = ["aftercare unallocated" + (asking.asked.body.map { " --body \($0)" } ?? "")]
    return answer
  }
}

/// What one key worker has.
private struct Load: Sendable {
  struct Holder: Hashable, Sendable {
    let key: WorkerKey?
    let hasWorker: Bool
  }

  let holder: Holder
  var name: String?
  var employers: [BodyCode] = []
  var people = 0
  var late = 0
  var overdueReviews = 0
  var critical = 0
  var gaps = 0
  var dueSoon = 0

  init(holder: Holder) { self.holder = holder }

  init(person: JudgedPerson) {
    let worker = person.keyWorkers.first
    name = person.workerName
    holder = Holder(key: name.map(WorkerKey.init(name:)), hasWorker: worker != nil)
    employers = [worker?.employer].compactMap(\.self)
    people = 1
    let gaps = person.found.gaps
    late = gaps.count { $0.due != nil }
    overdueReviews = person.gaps("RV-01", "RV-02").isEmpty ? 0 : 1
    critical = gaps.count { $0.severity == .critical }
    self.gaps = gaps.count
    dueSoon = person.found.upcoming.count { $0.due <= person.day + 14 }
  }

  mutating func add(_ other: Load) {
    name = name ?? other.name
    for body in other.employers where !employers.contains(body) { employers.append(body) }
    people += other.people
    late += other.late
    overdueReviews += other.overdueReviews
    critical += other.critical
    gaps += other.gaps
    dueSoon += other.dueSoon
  }

  /// People with nobody first; then whoever has most that is late.
  func comesBefore(_ other: Load) -> Bool {
    if holder.hasWorker != other.holder.hasWorker { return !holder.hasWorker }
    return (other.late, other.people, name ?? "") < (late, people, other.name ?? "")
  }

  var row: [Cell] {
    let nobody = holder.hasWorker ? "name not recorded" : "no key worker"
    return [
      .text(name ?? nobody), .text(holder.key?.text), employers.isEmpty ? .none : .bodies(employers.sorted()),
      .count(people), .count(late), .count(overdueReviews), .count(critical), .count(gaps), .count(dueSoon),
    ]
  }
}
