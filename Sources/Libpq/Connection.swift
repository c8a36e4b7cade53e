/// One session on a server, on a thread of its own.
///
/// A connection is a world of its own: all that belongs to it is touched by its thread only. Its
/// methods block that thread and nothing else; callers await them, or give a whole piece of work to
/// `run`, inside which no call needs an `await`. Cancelling the task cancels the statement.
public actor Connection {
  private nonisolated let worker: Worker
  private nonisolated let stop: StopSignal
  private let settings: ConnectionSettings
  private var current: Exchange?
  var prepared: PreparedCache
  var pipeline: PipelineQueue?

  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe worker.asUnownedSerialExecutor()
  }

  private init(_ settings: ConnectionSettings) throws(PostgresError) {
    worker = try Worker()
    stop = try StopSignal()
    self.settings = settings
    prepared = PreparedCache(capacity: settings.preparedCapacity)
  }

  // The exchange closes the session; that too belongs on this connection's thread.
  isolated deinit { current = nil }

  /// Connects to a server; throws `connection` if there is none or it refuses.
  ///
  /// Cannot be cancelled: it ends by `connectTimeout` for each host.
  public static func open(
    _ settings: ConnectionSettings
  ) async throws(PostgresError) -> Connection {
    let connection = try Connection(settings)
    try await connection.connect()
    return connection
  }

  private func connect() throws(PostgresError) {
    current = Exchange(try Wire(settings.keywords()), stop)
  }

  /// Runs a piece of work on the connection's thread; cancelling the task cancels its statement.
  public nonisolated func run<T, E: Error>(
    _ body: @Sendable (isolated Connection) throws(E) -> sending T
  ) async throws(E) -> sending T {
    try await withTaskCancellationHandler {
      () async -> sending Result<T, E> in
      await self.result(body)
    } onCancel: {
      stop.bell.ring()
    }.get()
  }

  private func result<T, E: Error>(
    _ body: (isolated Connection) throws(E) -> sending T
  ) -> sending Result<T, E> {
    do throws(E) { return .success(try body(self)) } catch { return .failure(error) }
  }

  /// Ends the session soon, from any thread: its statement is cancelled and no other begins.
  public nonisolated func shutDown() { stop.raise() }

  /// Ends the session now.
  public func close() { current = nil }

  /// The conversation; throws if the session was closed.
  func exchange() throws(PostgresError) -> Exchange {
    guard let current else { throw .connectionFailure("the connection is closed") }
    return current
  }
}

extension Connection {
  /// Whether the session may be used again. A lost connection shows only at its next use.
  public var isUsable: Bool {
    guard let exchange = try? exchange() else { return false }
    return !exchange.isSpent && !exchange.wire.isBad
  }

  /// Where the session stands.
  public var transactionStatus: TransactionStatus {
    (try? exchange())?.wire.transactionStatus ?? .unknown
  }

  /// The server's version as a number, 150018 for 15.18; 0 without a connection.
  public var serverVersion: Int { (try? exchange())?.wire.serverVersion ?? 0 }

  /// The server's process for this session; 0 without a connection.
  public var backendID: Int32 { (try? exchange())?.wire.backendID ?? 0 }

  /// Hands out what the server said beside its answers since the last time, at most 64 notices.
  public func takeNotices() -> [Notice] { (try? exchange())?.notices.take() ?? [] }

  /// Runs work that must be done by a deadline; what is under way then is cancelled.
  public func within<T, E: Error>(
    _ duration: Duration, _ body: () throws(E) -> T
  ) throws(E) -> T {
    guard let exchange = try? exchange() else { return try body() }
    let outer = exchange.deadline
    let inner = ContinuousClock.now.advanced(by: duration)
    exchange.deadline = outer.map { min($0, inner) } ?? inner
    defer { exchange.deadline = outer }
    return try body()
  }

  /// Runs work that neither a cancelled task nor a deadline may interrupt, such as a commit.
  public func shielded<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
    guard let exchange = try? exchange() else { return try body() }
    let outer = exchange.isShielded
    exchange.isShielded = true
    defer { exchange.isShielded = outer }
    return try body()
  }
}
