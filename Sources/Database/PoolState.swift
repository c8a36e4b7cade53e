/// What the pool knows, without doing anything: events go in, actions come out.
///
/// Time comes with each event, so that tests need no clock. Connections and waiters are numbers.
package struct PoolState: Sendable {
  package typealias Instant = ContinuousClock.Instant
  package typealias ConnectionID = Int
  package typealias WaiterID = Int

  /// What is to be done now.
  package enum Action: Hashable, Sendable {
    /// Open a connection and report `opened` or `openingFailed`.
    case open(ConnectionID)
    /// Give an idle connection to a waiter; ask it a question first if it idled for long.
    case lease(ConnectionID, to: WaiterID, mustCheck: Bool)
    /// Tell a waiter that there is no server.
    case failUnreachable(WaiterID)
    /// Tell a waiter that the pool is shutting down.
    case failShutDown(WaiterID)
    /// Close a connection that nobody uses.
    case close(ConnectionID)
  }

  /// Where a connection stands.
  enum Standing: Equatable, Sendable {
    /// Being opened. Can go to idle, or away.
    case opening
    /// Ready since then. Can go to leased, or away.
    case idle(since: Instant)
    /// In use. Can go to idle, or away.
    case leased
  }

  /// What is known of the server.
  enum Circuit: Equatable, Sendable {
    /// Connecting worked the last time. Can go to broken.
    case whole
    /// Connecting failed; not to be tried again before then. Can go to probing.
    case broken(until: Instant, pause: Duration)
    /// One connection tries. Can go to whole or to broken with a longer pause.
    case probing(pause: Duration)
  }

  struct Entry: Equatable, Sendable {
    var standing: Standing
    var expires: Instant
  }

  let limits: PoolLimits
  var entries: [ConnectionID: Entry] = [:]
  /// Idle connections, the latest used last: it is taken first, so that the others may end.
  var idle: [ConnectionID] = []
  var waiters: [WaiterID] = []
  var circuit = Circuit.whole
  package private(set) var isShutDown = false
  private var nextID = 0

  package init(_ limits: PoolLimits) { self.limits = limits }

  /// Whether no connection is left.
  package var isEmpty: Bool { entries.isEmpty }

  /// How many connections there are, whatever they do.
  package var size: Int { entries.count }

  /// How many requests wait.
  package var waiting: Int { waiters.count }

  /// Ends the pool: waiters fail, idle connections close, others close when they come back.
  package mutating func shutDown() -> [Action] {
    isShutDown = true
    defer { (waiters, idle) = ([], []) }
    for id in idle { entries[id] = nil }
    return waiters.map { .failShutDown($0) } + idle.map { .close($0) }
  }

  mutating func makeEntry(at now: Instant) -> ConnectionID {
    defer { nextID += 1 }
    entries[nextID] = Entry(standing: .opening, expires: now)
    return nextID
  }

  var openingCount: Int { entries.values.count { $0.standing == .opening } }

  /// Whether some connection works, idle or in use.
  var hasLiveConnection: Bool { entries.count > openingCount }
}
