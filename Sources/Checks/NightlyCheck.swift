package import CivilTime
package import Database
import Foundation
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

  package init(_ settings: ConnectionSettings, register: Register, workers: Int? = nil) {
    self.settings = settings
    self.register = register
    // Two for each core: while one waits for the server, another judges.
    self.workers = workers ?? 2 * ProcessInfo.processInfo.activeProcessorCount
  }

  /// Runs the night of a business date.
  ///
  /// - Parameters:
  ///   - full: whether every case is looked at, even if nothing can have changed.
  ///   - comparesAll: whether the ledger of every case looked at is read, even if its digest says that it stands.
  /// - Throws: `NightError` where a later night was published or another run is under way.
  package func run(
    on day: CivilDate, full: Bool = false, comparesAll: Bool = false,
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
      try await LedgerWriter.open(settings, night: night, by: register.actor),
      toJudge: chunks.count * BulkReader.chunkSize, progress)
    try await withThrowingTaskGroup { group in
      let queue = ChunkQueue(chunks)
      for _ in 0..<min(workers, chunks.count) {
        group.addTask { try await judge(queue, rulebook, day, comparesAll, ledger) }
      }
      try await group.waitForAll()
    }
    return try await ledger.publish()
  }

  private func judge(
    _ chunks: ChunkQueue, _ rulebook: Rulebook, _ day: CivilDate, _ comparesAll: Bool,
    _ ledger: NightLedger
  ) async throws {
    var reader = try await BulkReader.open(
      settings, as: .nightly, chunks: chunks, for: .judging)
    while let findings = try await reader.nextJudged(
      today: day, comparesAll: comparesAll, { rulebook.assess($0.file, on: day) })
    {
      try await ledger.write(findings)
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
