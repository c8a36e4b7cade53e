import Record

/// The one writer of a night, to whom all workers bring what they found, and how far they have come.
actor NightLedger {
  private let writer: NightWriter
  private let toJudge: Int
  private let begunBefore: Set<Int>
  private var judged = 0
  private let progress: @Sendable (NightlyCheck.Progress) -> Void

  init(
    _ writer: NightWriter, _ plan: NightPlan,
    _ progress: @escaping @Sendable (NightlyCheck.Progress) -> Void
  ) {
    self.writer = writer
    toJudge = plan.cases
    begunBefore = plan.begunBefore
    self.progress = progress
  }

  func begin(_ chunk: Int) async throws {
    try await writer.begin(chunk)
  }

  func write(_ findings: BulkReader.Findings) async throws {
    try await writer.write(findings, atOnce: findings.ended.contains { begunBefore.contains($0) })
    judged += findings.judged
    progress(NightlyCheck.Progress(judged: judged, toJudge: max(toJudge, judged)))
  }

  func publish(_ night: Night) async throws -> Night {
    try await writer.publish(night)
  }
}
