package import CaseFile
internal import Database
package import Rules

extension Register {
  /// Records single facts of a case, corrects some by their ids, and withdraws some with a reason.
  ///
  /// Touches nothing that the change does not name. The case is locked, the change must have been made against the
  /// version at which the case is (or `takesAnyVersion`), and the transaction is serializable. Refused by the server
  /// for others' sake it runs again, five times at most. After a commit whose outcome is unknown it is sent again only
  /// if it has a key, by which the register sees whether it took effect.
  ///
  /// - Parameters:
  ///   - rulebook: by which the case is judged before and after, on today's date in London.
  ///   - isRehearsal: everything is done and undone again.
  /// - Throws: `ChangeRefusal`, `UnfitFile`; `DatabaseError.commitOutcomeUnknown` where nobody can say.
  package func record(
    _ change: FactChange, of reference: CaseReference, by author: ChangeAuthor,
    rulebook: Rulebook, takesAnyVersion: Bool = false, isRehearsal: Bool = false
  ) async throws -> RecordedChange {
    let work = CaseChange(
      change: change, reference: reference, author: author,
      provenance: Provenance(
        source: author.source(change.source), recordedBy: author.recordedBy ?? actor.text),
      rulebook: rulebook, takesAnyVersion: takesAnyVersion, isRehearsal: isRehearsal)
    var doubt: DatabaseError?
    for attempt in 1...Register.attemptsInDoubt {
      if attempt > 1 { try? await Task.sleep(for: Register.pauseInDoubt * attempt) }
      do {
        return try await record(work)
      } catch let error as DatabaseError {
        if case .commitOutcomeUnknown = error { doubt = error }
        guard let doubt else { throw error }
        guard change.key != nil else { throw doubt }
      } catch  where doubt != nil && Register.leavesDoubt(error) {
        // What became of the first attempt is as unknown as before.
      }
    }
    throw doubt ?? DatabaseError.busy
  }

  private static let attemptsInDoubt = 5
  private static let pauseInDoubt = Duration.milliseconds(100)

  /// Whether an attempt failed without having seen what the register holds.
  private static func leavesDoubt(_ error: any Error) -> Bool {
    switch error {
    case RegisterError.database, ChangeRefusal.contended: true
    default: false
    }
  }

  private func record(_ work: CaseChange) async throws -> RecordedChange {
    do {
      return try await transaction(
        work.author.capacity, doing: Deed(.change), isolation: .serializable
      ) { connection, deed in
        try work.run(on: connection, &deed)
      }
    } catch RegisterError.database(let error)
      where [.serializationFailure, .deadlockDetected].contains(error.sqlState)
    {
      throw ChangeRefusal.contended
    }
  }
}
