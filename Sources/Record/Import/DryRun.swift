/// Ends a transaction that was only tried: all is undone, and what it would have done is told.
struct DryRun<Outcome: Sendable>: Error {
  let outcome: Outcome

  /// Gives the outcome of the work, whether it was done or only tried.
  static func carryOut(_ work: () async throws -> Outcome) async throws -> Outcome {
    do {
      return try await work()
    } catch let tried as DryRun<Outcome> {
      return tried.outcome
    }
  }
}
