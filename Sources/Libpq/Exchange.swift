internal import CLibpq
internal import Glibc

/// The conversation with one server: sending, waiting, cancelling, and draining what comes late.
///
/// Lives on the connection's thread. It waits in `poll` on two descriptors, libpq's socket and a
/// bell; a cancelled task, a deadline or a shutdown ends the wait, and then this very thread sends
/// the cancel request and reads until the server has nothing more to say. So a cancel that comes
/// late has nothing left to hit but the statement it was meant for.
final class Exchange {
  let wire: Wire
  let notices: NoticeLog
  /// When the statement at hand, and those after it, are to be cancelled.
  var deadline: ContinuousClock.Instant?
  /// Set while a commit is under way, which must not be cancelled.
  var isShielded = false
  /// Set once the session must not be used again.
  private(set) var isSpent = false

  private let stop: StopSignal
  private var cancelledAt: ContinuousClock.Instant?
  private var cancelReason = ""

  /// A task that awaits a method without `run` has no cancellation handler: it is noticed by looking.
  private static let tick = Duration.milliseconds(200)
  /// How long a server may take to answer a cancel request before it is given up.
  private static let patience = Duration.seconds(10)

  init(_ wire: Wire, _ stop: StopSignal) {
    self.wire = wire
    self.stop = stop
    notices = NoticeLog()
    notices.listen(to: wire)
  }

  deinit { wire.finish() }

  /// Starts a statement, or a batch of them: throws if there is already a reason to stop.
  func begin() throws(PostgresError) {
    guard !isSpent, !wire.isBad else { throw lost() }
    stop.bell.clear()
    (cancelledAt, cancelReason) = (nil, "")
    if let reason = reasonToStop { throw .cancelled(reason) }
  }

  /// Ends a group of a pipeline: what follows is cancelled by a request of its own.
  func beginNextGroup() { cancelledAt = nil }

  /// Turns a refused send into an error.
  func require(_ sent: Bool) throws(PostgresError) {
    guard !sent else { return }
    throw wire.isBad ? lost() : .misuse(wire.errorMessage)
  }

  /// The next result, after as long a wait as it takes; nil after the last of a statement.
  func next() -> Outcome? {
    while wire.isBusy {
      awaitInput(alsoOutput: wire.flush())
      if !wire.consumeInput() { break }
    }
    return wire.takeOutcome()
  }

  /// All results of what was sent: the last good one, or the first error.
  func collect(_ statement: String? = nil) throws(PostgresError) -> Outcome {
    var last: Outcome?
    var failure: PostgresError?
    while let outcome = next() {
      if let error = self.failure(outcome, statement) {
        failure = failure ?? error
        if error.kind == .misuse { break }
      } else {
        last = .some(consume outcome)
      }
    }
    if let failure { throw failure }
    guard let last else { throw lost() }
    return last
  }

  /// The error that a result stands for, if it does; remembers those that end the session.
  func failure(_ outcome: borrowing Outcome, _ statement: String? = nil) -> PostgresError? {
    switch outcome.kind {
    case .rows where !outcome.isWhole:
      spend()
      return .connectionFailure("an answer came without all of its rows")
    case .command, .rows, .pipelineSync: return nil
    case .copyIn, .copyOut:
      spend()
      return .misuse("a copy was started as if it were a statement")
    case .pipelineAborted:
      return PostgresError(kind: .server, message: "an earlier statement of the pipeline failed")
    case .failure: break
    }
    var error = outcome.error(.server)
    if wire.isBad || error.isFatal { error.kind = .connection }
    if cancelledAt != nil, error.sqlState == .queryCanceled {
      error = .cancelled(cancelReason)
    }
    error.statement = statement
    if error.endsSession { isSpent = true }
    return error
  }

  /// Marks the session as not to be used again, and cuts it off.
  func spend() {
    isSpent = true
    wire.cut()
  }

  /// The error for a connection that is lost.
  func lost() -> PostgresError {
    isSpent = true
    return .connectionFailure(wire.errorMessage)
  }

  /// Waits until there is something to read (or room to write), or it is time to cancel.
  func awaitInput(alsoOutput: Bool) {
    var entries = (
      pollfd(fd: wire.socket, events: Int16(POLLIN | (alsoOutput ? POLLOUT : 0)), revents: 0),
      pollfd(fd: stop.bell.descriptor, events: Int16(POLLIN), revents: 0)
    )
    let timeout = Int32(nextLook.milliseconds)
    _ = unsafe withUnsafeMutableBytes(of: &entries) { bytes in
      unsafe poll(bytes.assumingMemoryBound(to: pollfd.self).baseAddress, 2, timeout)
    }
    if entries.1.revents != 0 { stop.bell.clear() }
    cancelIfAsked()
  }

  private var nextLook: Duration {
    guard let deadline, cancelledAt == nil else { return Exchange.tick }
    return max(.zero, min(Exchange.tick, ContinuousClock.now.duration(to: deadline)))
  }

  var reasonToStop: String? {
    guard !isShielded else { return nil }
    if Task.isCancelled { return "the task was cancelled" }
    if stop.isRaised { return "the connection is being shut down" }
    if let deadline, deadline <= .now { return "the deadline has passed" }
    return nil
  }

  private func cancelIfAsked() {
    if let cancelledAt {
      if cancelledAt.duration(to: .now) > Exchange.patience { spend() }
    } else if let reason = reasonToStop {
      cancel(reason)
    }
  }

  /// Asks the server to stop; what it answers is still to be read.
  func cancel(_ reason: String) {
    (cancelledAt, cancelReason) = (.now, reason)
    wire.cancel()
  }
}
