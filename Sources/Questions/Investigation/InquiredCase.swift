import CaseFile
import CivilTime
import Rules

/// A case as the questions look at it: what had happened by the day asked about, and what the rules say of it.
struct InquiredCase {
  let paper: CaseOnPaper
  let file: CaseFile
  let on: CivilDate
  let found: Determination
  let runs: [GapRun]

  init(_ paper: CaseOnPaper, _ walk: CaseWalk) {
    self.paper = paper
    file = paper.file
    on = paper.dates.on
    found = paper.determination()
    runs = walk.gapRuns
  }

  /// Whether the record says that after-care is, was or is to be owed.
  var isOwed: Bool {
    switch found.duty.state {
    case .live, .liveOnLeave, .prospective, .endedJointDecision, .endedDeath: true
    case .none, .unknown: false
    }
  }

  /// Whether the record leaves open if after-care was owed at all.
  var isOpen: Bool { found.eligibility.status == .needsReview || found.duty.state == .unknown }

  /// Whether a day has come; what is not recorded has not.
  func has(_ day: CivilDate?) -> Bool { day.map { $0 <= on } ?? false }

  /// Whether something that began lasts; a day of ending is the first day after it.
  func lasts(_ start: CivilDate?, _ end: CivilDate?) -> Bool { has(start) && !has(end) }

  /// The plan in force, else the last one there was.
  var plan: Plan? {
    let agreed = file.plans.filter { has($0.agreed) }.sorted { $0.agreed < $1.agreed }
    return agreed.last { !has($0.ended) } ?? agreed.last
  }

  var homesInUse: [Accommodation] { file.accommodation.filter { lasts($0.start, $0.end) } }

  /// After-care services that run.
  var servicesRunning: [Service] {
    plan?.services.filter { $0.aftercare == true && lasts($0.start, $0.end) } ?? []
  }

  var isInHospital: Bool { file.spells.contains { lasts($0.admitted, $0.left?.londonDate) } }

  /// Fact names of what fits.
  func named<Fact: IdentifiedRecord>(
    _ list: String, _ facts: [Fact], where fits: (Fact) -> Bool = { _ in true }
  ) -> [String] {
    facts.filter(fits).map { "\(list):\($0.id)" }
  }
}
