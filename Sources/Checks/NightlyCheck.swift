package import CivilTime
package import Database
import Foundation
import Questions
package import Record
import Rules

/// One night: every case that changed or whose day has come is judged, and the ledger says what is open.
///
/// Readers see a whole night or none of it. A run takes the night first: of several one runs it, and one that dies is
/// taken over by the next, which goes on where it stood.
package struct NightlyCheck: Sendable {
  /// What a night tells while it works.
  package struct Progress: Sendable {
    package let judged: Int
    package let toJudge: Int
  }

  let settings: ConnectionSettings
  let register: Register
  let calendar: NightCalendar
  /// How many sessions read and judge side by side.
  let workers: Int
  /// For how long a run that is not heard of keeps its night.
  let leaseSeconds: Int

  package init(
    _ settings: ConnectionSettings, register: Register, calendar: NightCalendar = NightCalendar(),
    workers: Int? = nil, leaseSeconds: Int? = nil
  ) {
    self.settings = settings
    self.register = register
    self.calendar = calendar
    // Two for each core: while one waits for the server, another judges.
    self.workers = workers ?? 2 * ProcessInfo.processInfo.activeProcessorCount
    self.leaseSeconds = leaseSeconds ?? Failpoint.size("night.size.lease", 60)
  }

  /// Runs the night of a business date.
  ///
  /// - Parameters:
  ///   - full: whether every case is looked at, even if nothing can have changed.
  ///   - comparesAll: whether the ledger of every case looked at is read, even if its digest says that it stands.
  /// - Throws: `NightError` where a later night was published, `RegisterError.nightUnderWay` where another run is at
  ///   work, `RegisterError.nightTakenOver` where another took this one over.
  package func run(
    on day: CivilDate, full: Bool = false, comparesAll: Bool = false,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Night {
    if let last = try await register.lastNight(), last.on > day { throw NightError.laterNightPublished(last.on) }
    guard
      let session = try await NightSession.open(
        settings, for: calendar.times(of: day), leaseSeconds: leaseSeconds)
    else { throw RegisterError.nightUnderWay }
    return try await run(session, full: full, comparesAll: comparesAll, progress)
  }

  /// Runs the earliest night that is due; nil where none is.
  package func runNextDue() async throws -> Night? {
    guard let session = try await NightSession.open(settings, for: nil, leaseSeconds: leaseSeconds)
    else { return nil }
    return try await run(session, full: false, comparesAll: false) { _ in }
  }

  private func run(
    _ session: NightSession, full: Bool, comparesAll: Bool,
    _ progress: @escaping @Sendable (Progress) -> Void
  ) async throws -> Night {
    do {
      let lease = NightLease(register: register, claim: session.claim)
      let night = try await lease.whileHeld {
        try await NightRun(check: self, session: session, isFull: full, comparesAll: comparesAll).publish(progress)
      }
      await session.close()
      return night
    } catch {
      await session.close()
      throw error
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
