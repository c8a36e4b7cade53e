import CaseFile
import Database
import Record
import Synchronization
import Testing

/// One session that serves one body after another, whatever went wrong before.
@Suite struct HandOverTests {
  private struct Failed: Error {}

  /// How a request may end.
  private enum Ending: Int, CaseIterable {
    case commits, throwsAnError, failsInTheDatabase, isCancelled, runsOutOfTime, losesItsSession, spoilsTheSession
  }

  /// Several hundred hand-overs between two bodies on one connection: neither ever sees the other's case.
  @Test func nothingOfOneBodyReachesTheNext() async throws {
    let test = try await IsolationTests.filled("record_hand_over")
    var limits = PoolLimits()
    limits.maximumSize = 1
    limits.acquisitionTimeout = .seconds(120)
    let database = Database(test.settings, limits: limits, claims: Capacity.claims)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<400 {
      let ending = Ending.allCases.randomElement(using: &generator) ?? .commits
      let mine = try await seen(database, "E06000062", ending)
      // Where the session was lost on the way, nothing was seen at all.
      #expect(mine == nil || mine == 1)
      let left = try await database.query(
        """
        select current_user = session_user, concat(
          current_setting('aftercare.bodies', true), current_setting('aftercare.role', true),
          current_setting('aftercare.actor', true)),
          (select count(*) from pg_class where relname = 'left_behind'),
          (select count(*) from pg_prepared_statements where name = 'left_behind'),
          current_setting('search_path') like '%pg_temp%'
        """
      ).only()
      #expect([left[0], left[1], left[2], left[3], left[4]] == ["t", "", "0", "0", "f"], "\(ending)")
      let theirs = try await seen(database, "E10000003", .commits)
      #expect(theirs == 0, "\(ending)")
      // Nor is there anything for who claims nothing.
      let nobody = try await database.transaction(role: "aftercare_app") {
        try $0.query("select count(*) from aftercare.person").only()[0]
      }
      #expect(nobody == "0", "\(ending)")
    }
  }

  /// How many persons a request of a body sees; nil where it did not come so far.
  private func seen(_ database: Database, _ body: String, _ ending: Ending) async throws -> Int? {
    let claims = ["aftercare.bodies": body, "aftercare.role": "coordinator", "aftercare.actor": "token:\(body)"]
    let counted = Counted()
    let request = Task {
      try await database.transaction(role: "aftercare_app", claims: claims) { connection in
        let found = try connection.query("select count(*) from aftercare.person").only().int(0)
        counted.value.withLock { $0 = found }
        try HandOverTests.end(ending, connection)
      }
    }
    if ending == .isCancelled { request.cancel() }
    _ = try? await request.value
    return counted.value.withLock { $0 }
  }

  private static func end(_ ending: Ending, _ connection: isolated Connection) throws {
    switch ending {
    case .commits: return
    case .throwsAnError: throw Failed()
    case .failsInTheDatabase: _ = try connection.query("select 1 / 0")
    case .isCancelled: _ = try connection.query("select pg_sleep(0.01)")
    case .runsOutOfTime:
      try connection.execute("set local statement_timeout = 1")
      _ = try connection.query("select pg_sleep(10)")
    case .losesItsSession: _ = try connection.query("select pg_terminate_backend(pg_backend_pid())")
    case .spoilsTheSession:
      try connection.execute(
        """
        create temporary table left_behind (); prepare left_behind as select 1;
        select set_config('aftercare.bodies', 'E06000062', false), set_config('aftercare.role', 'manager', false);
        set search_path = pg_temp; savepoint here; set role aftercare_operator; rollback to here
        """)
    }
  }

  private final class Counted: Sendable {
    let value = Mutex<Int?>(nil)
  }
}
