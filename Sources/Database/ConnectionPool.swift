internal import Libpq

/// Does what the pool's state says: opens, hands out and closes connections.
actor ConnectionPool {
  /// A connection on loan.
  struct Lease: Sendable {
    let id: PoolState.ConnectionID
    let connection: Connection
    fileprivate let mustCheck: Bool
  }

  private typealias Answer = Result<Lease, DatabaseError>

  private let settings: ConnectionSettings
  private let limits: PoolLimits
  private var state: PoolState
  private var connections: [PoolState.ConnectionID: Connection] = [:]
  private var openings: [PoolState.ConnectionID: Task<Void, Never>] = [:]
  private var continuations: [PoolState.WaiterID: CheckedContinuation<Answer, Never>] = [:]
  /// Answers to requests that need not wait at all.
  private var answers: [PoolState.WaiterID: Answer] = [:]
  private var emptied: [CheckedContinuation<Void, Never>] = []
  private var lastFailure: PostgresError?
  private var nextWaiter = 0

  init(_ settings: ConnectionSettings, _ limits: PoolLimits) {
    self.settings = settings
    self.limits = limits
    state = PoolState(limits)
  }

  /// Waits for a connection that works.
  func acquire() async throws(DatabaseError) -> Lease {
    let deadline = ContinuousClock.now.advanced(by: limits.acquisitionTimeout)
    while true {
      let lease = try await request(by: deadline)
      guard lease.mustCheck else { return lease }
      if await lease.connection.answers() { return lease }
      release(lease, isUsable: false)
    }
  }

  /// Takes a connection back.
  func release(_ lease: Lease, isUsable: Bool) {
    perform(state.returned(lease.id, isUsable: isUsable, at: .now))
  }

  /// Closes what idled or lived for too long.
  func maintain() { perform(state.maintained(at: .now)) }

  /// Ends the pool; statements still under way after the grace are cancelled.
  func shutDown(grace: Duration) async {
    perform(state.shutDown())
    let interruption = Task {
      try? await Task.sleep(for: grace)
      for connection in connections.values { connection.shutDown() }
    }
    defer { interruption.cancel() }
    guard !state.isEmpty else { return }
    await withCheckedContinuation { emptied.append($0) }
  }

  private func request(by deadline: ContinuousClock.Instant) async throws(DatabaseError) -> Lease {
    let waiter = nextWaiter
    nextWaiter += 1
    perform(state.requested(waiter, at: .now))
    if let answer = answers.removeValue(forKey: waiter) { return try answer.get() }
    let timeout = Task {
      try await Task.sleep(until: deadline)
      withdraw(waiter, .busy)
    }
    defer { timeout.cancel() }
    return try await withTaskCancellationHandler {
      await withCheckedContinuation { continuations[waiter] = $0 }
    } onCancel: {
      Task { await self.withdraw(waiter, .cancelled) }
    }.get()
  }

  private func withdraw(_ waiter: PoolState.WaiterID, _ error: DatabaseError) {
    state.withdrawn(waiter)
    continuations.removeValue(forKey: waiter)?.resume(returning: .failure(error))
  }

  private func perform(_ actions: [PoolState.Action]) {
    for action in actions {
      switch action {
      case .open(let id): openings[id] = Task { await open(id) }
      case .lease(let id, let waiter, let mustCheck): lease(id, to: waiter, mustCheck)
      case .failUnreachable(let waiter): answer(waiter, .failure(.unreachable(lastFailure)))
      case .failShutDown(let waiter): answer(waiter, .failure(.shutDown))
      case .close(let id): connections[id] = nil
      }
    }
    guard state.isShutDown, state.isEmpty else { return }
    for continuation in emptied { continuation.resume() }
    emptied.removeAll()
  }

  private func lease(
    _ id: PoolState.ConnectionID, to waiter: PoolState.WaiterID, _ mustCheck: Bool
  ) {
    guard let connection = connections[id] else { preconditionFailure("an unknown connection") }
    answer(waiter, .success(Lease(id: id, connection: connection, mustCheck: mustCheck)))
  }

  private func answer(_ waiter: PoolState.WaiterID, _ answer: Answer) {
    if let continuation = continuations.removeValue(forKey: waiter) {
      continuation.resume(returning: answer)
    } else {
      answers[waiter] = answer
    }
  }

  private func open(_ id: PoolState.ConnectionID) async {
    defer { openings[id] = nil }
    do {
      connections[id] = try await Connection.open(settings)
      perform(state.opened(id, lifetime: lifetime, at: .now))
    } catch {
      lastFailure = error
      perform(state.openingFailed(id, at: .now))
    }
  }

  private var lifetime: Duration {
    limits.maximumLifetime * (1 - Double.random(in: 0...limits.lifetimeJitter))
  }
}

extension Connection {
  /// Whether the server still answers; only a question and its answer can tell.
  fileprivate func answers() -> Bool {
    let rows = try? within(.seconds(2)) { () throws(PostgresError) in
      try shielded { () throws(PostgresError) in try query(Statement("select 1")) }
    }
    return rows?.count == 1
  }
}
