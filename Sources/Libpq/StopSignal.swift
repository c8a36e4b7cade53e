internal import Synchronization

/// What other threads may tell a connection's thread: look up, and stop for good.
final class StopSignal: Sendable {
  /// Rung to make the thread look whether it should go on.
  let bell: Bell
  private let raised = Atomic(false)

  init() throws(PostgresError) { bell = try Bell() }

  /// Whether the connection is being shut down.
  var isRaised: Bool { raised.load(ordering: .acquiring) }

  /// Shuts the connection down: its statement is cancelled, and no other begins.
  func raise() {
    raised.store(true, ordering: .releasing)
    bell.ring()
  }
}
