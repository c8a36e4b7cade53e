import CaseFile
import CivilTime
import Database
import Questions
import Record
import Rules

/// The work of one night that has been taken.
struct NightRun: Sendable {
  let check: NightlyCheck
  let session: NightSession
  let isFull: Bool
  let comparesAll: Bool

  private var register: Register { check.register }
  private var claim: NightClaim { session.claim }

  /// Judges what is to be judged and publishes the night.
  func publish(_ progress: @escaping @Sendable (NightlyCheck.Progress) -> Void) async throws -> Night {
    let last = try await register.lastNight()
    if let last, last.on > claim.on { throw NightError.laterNightPublished(last.on) }
    let directoryChangedAt = try await register.directoryChange()
    let rulebook = try await RegisterQuestions(register).rulebook(as: .nightly, explains: false)
    // Rules, reference data, directory and settings touch every case.
    let reason: GapCause? =
      last == nil || last?.ruleSet != RuleSet.version
      ? .rules : last?.directoryChangedAt != directoryChangedAt ? .directory : nil
    let plan = try await session.plan(
      NightTerms(
        ruleSet: RuleSet.version, directoryChangedAt: directoryChangedAt, isFull: isFull || reason != nil,
        isAnew: comparesAll))
    let ledger = NightLedger(
      try await NightWriter.open(check.settings, claim, by: register.actor), plan, progress)
    let judging = BulkReader.Judging(
      today: claim.on, comparesAll: comparesAll, everywhere: reason
    ) { [claim] recorded in
      Failpoint.reach("night.judge", recorded.file.reference.description)
      return rulebook.assess(recorded.file, on: claim.on)
    }
    try await judge(plan, judging, ledger)
    Failpoint.reach("night.judged")
    return try await ledger.publish(
      Night(on: claim.on, ruleSet: RuleSet.version, lawOn: claim.on, directoryChangedAt: directoryChangedAt))
  }

  private func judge(_ plan: NightPlan, _ judging: BulkReader.Judging, _ ledger: NightLedger) async throws {
    guard plan.cases > 0 else { return }
    let snapshot = try await session.snapshot()
    let queue = ChunkQueue(plan.chunks)
    try await withThrowingTaskGroup { group in
      for _ in 0..<min(check.workers, plan.chunks.count) {
        group.addTask { try await read(queue, snapshot, judging, ledger, notesBegin: claim.isResumed) }
      }
      try await group.waitForAll()
    }
    // None is begun before the one before it is safe: of several under way the innocent would be given up too.
    for suspect in plan.suspects {
      try await read(ChunkQueue([suspect]), snapshot, judging, ledger, notesBegin: true)
    }
  }

  private func read(
    _ queue: ChunkQueue, _ snapshot: String, _ judging: BulkReader.Judging, _ ledger: NightLedger,
    notesBegin: Bool
  ) async throws {
    var reader = try await BulkReader.open(
      check.settings, as: .nightly, chunks: queue, for: .judging, snapshot: snapshot)
    Failpoint.reach("night.reading")
    while let findings = try await reader.nextJudged(
      judging, beginning: { if notesBegin { try await ledger.begin($0) } })
    {
      Failpoint.reach("night.chunk.judged")
      try await ledger.write(findings)
    }
  }
}
