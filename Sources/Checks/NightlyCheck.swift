package import CivilTime
package import Database
import Questions
package import Record
import Rules

/// One night: every case that changed or whose day has come is judged, and the ledger says what is open.
///
/// Readers see a whole night or none of it.
package struct NightlyCheck: Sendable {
  /// What a night tells while it works.
  package struct Progress: Sendable {
    package let judged: Int
    package let toJudge: Int
  }

  let settings: ConnectionSettings
  let register: Register
  /// How many sessions read and judge side by side.
  let workers: Int

  package init(_ settings: ConnectionSettings, register: Register, workers: Int = 4) {
    self.settings = settings
    self.register = register
    self.workers = workers
  }

  /// Runs the night of a business date.
  ///
  /// - Parameters:
  ///   - full: whether every case is looked at, even if nothing can have changed.
  /// - Throws: `NightError` where a later night was published or another run is under way.
  package func run(
    on day: CivilDate, full: Bool = false,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Night {
    let last = try await register.lastNight()
    if let last, last.on > day { throw NightError.laterNightPublished(last.on) }
    let directoryChangedAt = try await register.directoryChange()
    let rulebook = try await RegisterQuestions(register).rulebook(as: .nightly, explains: false)
    let isChanged = last?.ruleSet != RuleSet.version || last?.directoryChangedAt != directoryChangedAt
    // Rules, reference data, directory and settings touch every case.
    let chunks =
      full || isChanged
      ? try await register.allChunks(as: .nightly) : try await register.chunksDue(on: day)
    let night = Night(on: day, ruleSet: RuleSet.version, lawOn: day, directoryChangedAt: directoryChangedAt)
    let ledger = NightLedger(
      try await LedgerWriter.open(settings, night: night),
      toJudge: chunks.count * BulkReader.chunkSize, progress)
    try await withThrowingTaskGroup { group in
      for slice in Self.slices(chunks, among: workers) {
        group.addTask { try await judge(slice, rulebook, day, ledger) }
      }
      try await group.waitForAll()
    }
    return try await ledger.publish()
  }

  private func judge(
    _ chunks: [CaseSelection], _ rulebook: Rulebook, _ day: CivilDate, _ ledger: NightLedger
  ) async throws {
    var reader = try await BulkReader.open(
      settings, as: .nightly, chunks: chunks, withLedger: true)
    while let differences = try await reader.next({ recorded in
      LedgerDifference(recorded, rulebook.assess(recorded.file, on: day), today: day)
    }) {
      try await ledger.write(differences)
    }
  }

  /// Runs of neighbouring chunks, one for each worker.
  private static func slices(_ chunks: [CaseSelection], among workers: Int) -> [[CaseSelection]] {
    let size = max(1, (chunks.count + workers - 1) / workers)
    return stride(from: 0, to: chunks.count, by: size).map {
      Array(chunks[$0..<min($0 + size, chunks.count)])
    }
  }
}

/// Why a night was not run.
package enum NightError: Error, Hashable, Sendable {
  /// Nights go forward: the ledger already stands at a later day.
  case laterNightPublished(CivilDate)
}

extension NightError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .laterNightPublished(let day):
      "the night of \(day) is published already; nights go forward, so choose that day or a later one"
    }
  }
}
