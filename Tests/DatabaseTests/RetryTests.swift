import Database
import Synchronization
import Testing

struct RetryTests {
  @Test func collidingTransactionsAllSucceed() async throws {
    let database = try await TestDatabase.make("database_retry")
    _ = try await database.query("create table counter (n int)")
    _ = try await database.query("insert into counter values (0)")
    let attempts = Counter()
    var policy = RetryPolicy()
    policy.attempts = 50
    var limits = PoolLimits()
    limits.acquisitionTimeout = .seconds(60)
    let patient = Database(
      ConnectionSettings(.keywords(["dbname": "database_retry"])), limits: limits, retry: policy)
    try await withThrowingTaskGroup { group in
      for _ in 0..<20 {
        group.addTask {
          try await patient.transaction(isolation: .serializable) { connection in
            attempts.add()
            let n = try connection.query("select n from counter").only().int("n")
            _ = try connection.query("select pg_sleep(0.002)")
            _ = try connection.query("update counter set n = \(n + 1)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await database.query("select n from counter").only().int("n") == 20)
    #expect(attempts.count > 20, "nothing ever collided")
  }

  @Test func attemptsAreBounded() async throws {
    let database = try await TestDatabase.make("database_retry_bounded")
    let attempts = Counter()
    do {
      try await database.transaction { connection in
        attempts.add()
        try connection.execute("do $$ begin raise exception using errcode = '40001'; end $$")
      }
      Issue.record("an error was lost")
    } catch let error as PostgresError {
      #expect(error.sqlState == .serializationFailure)
    }
    #expect(attempts.count == 5)
  }

  @Test func aStalePlanIsTriedOnceMore() async throws {
    let database = try await TestDatabase.make("database_retry_stale", size: 1)
    _ = try await database.query("create table t (a int)")
    _ = try await database.query("select * from t")
    _ = try await database.query("alter table t add b int")
    let columns = try await database.transaction { try $0.query("select * from t").columns.count }
    #expect(columns == 2)
  }

  @Test func otherErrorsAreNotRetried() {
    let policy = RetryPolicy()
    let error = { (state: SQLState) in
      PostgresError(kind: .server, message: "", sqlState: state)
    }
    #expect(policy.retries(error(.serializationFailure), after: 1))
    #expect(policy.retries(error(.deadlockDetected), after: 4))
    #expect(!policy.retries(error(.deadlockDetected), after: 5))
    #expect(policy.retries(error(.featureNotSupported), after: 1))
    #expect(!policy.retries(error(.featureNotSupported), after: 2))
    #expect(!policy.retries(error(.uniqueViolation), after: 1))
    #expect(
      !policy.retries(
        DatabaseError.commitOutcomeUnknown(error(.serializationFailure)), after: 1))
    for attempt in 1..<40 {
      #expect(policy.pause(after: attempt) <= policy.longestPause)
    }
  }
}

/// Counts attempts from whatever thread they are made.
private final class Counter: Sendable {
  private let value = Atomic(0)

  var count: Int { value.load(ordering: .relaxed) }

  func add() { value.add(1, ordering: .relaxed) }
}
