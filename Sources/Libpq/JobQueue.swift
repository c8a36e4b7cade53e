internal import Synchronization

/// The jobs of one worker, in order of arrival.
final class JobQueue: Sendable {
  /// A job, and the executor that it keeps alive until it has run.
  struct Entry: Sendable {
    let job: UnownedJob
    let worker: Worker
  }

  fileprivate struct State {
    var entries: [Entry] = []
    var isAsleep = false
    var isStopped = false
  }

  private let state = Mutex(State())
  private let bell: Bell

  init() throws(PostgresError) { bell = try Bell() }

  /// Adds a job and wakes the thread if it sleeps.
  func push(_ entry: Entry) {
    let mustRing = state.withLock { state in
      state.entries.append(entry)
      return state.wake()
    }
    if mustRing { bell.ring() }
  }

  /// Ends the thread once the jobs at hand have run.
  func stop() {
    let mustRing = state.withLock { state in
      state.isStopped = true
      return state.wake()
    }
    if mustRing { bell.ring() }
  }

  /// Runs jobs until the queue is stopped; the body of the worker's thread.
  func runUntilStopped() {
    while true {
      let (entries, isStopped) = state.withLock { $0.take() }
      for entry in entries {
        unsafe entry.job.runSynchronously(on: entry.worker.asUnownedSerialExecutor())
      }
      guard entries.isEmpty else { continue }
      if isStopped { return }
      bell.wait()
    }
  }
}

extension JobQueue.State {
  fileprivate mutating func wake() -> Bool {
    defer { isAsleep = false }
    return isAsleep
  }

  fileprivate mutating func take() -> ([JobQueue.Entry], Bool) {
    defer { entries.removeAll(keepingCapacity: false) }
    isAsleep = entries.isEmpty
    return (entries, isStopped)
  }
}
