internal import Glibc

/// The jobs of one worker, in order of arrival.
///
/// A pthread lock and condition, not `Mutex`: the thread sleeps on the same lock that guards the
/// jobs, and the thread sanitizer knows these calls. Everything below is touched under the lock,
/// which is what `@unchecked` claims.
@safe
final class JobQueue: @unchecked Sendable {
  /// A job, and the executor that it keeps alive until it has run.
  struct Entry: Sendable {
    let job: UnownedJob
    let worker: Worker
  }

  private var entries: [Entry] = []
  private var isStopped = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    unsafe lock.initialize(to: pthread_mutex_t())
    unsafe arrival.initialize(to: pthread_cond_t())
    unsafe pthread_mutex_init(lock, nil)
    unsafe pthread_cond_init(arrival, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(arrival)
    unsafe pthread_mutex_destroy(lock)
    unsafe arrival.deallocate()
    unsafe lock.deallocate()
  }

  /// Adds a job and wakes the thread if it sleeps.
  func push(_ entry: Entry) { locked { entries.append(entry) } }

  /// Ends the thread once the jobs at hand have run.
  func stop() { locked { isStopped = true } }

  /// Runs jobs until the queue is stopped; the body of the worker's thread.
  func runUntilStopped() {
    while let entries = waitForEntries() {
      for entry in entries {
        unsafe entry.job.runSynchronously(on: entry.worker.asUnownedSerialExecutor())
      }
    }
  }

  /// The jobs at hand, after a wait if there are none; nil once the queue is stopped and empty.
  private func waitForEntries() -> [Entry]? {
    unsafe pthread_mutex_lock(lock)
    defer { unsafe pthread_mutex_unlock(lock) }
    while entries.isEmpty && !isStopped { unsafe pthread_cond_wait(arrival, lock) }
    defer { entries.removeAll() }
    return entries.isEmpty ? nil : entries
  }

  private func locked(_ change: () -> Void) {
    unsafe pthread_mutex_lock(lock)
    change()
    unsafe pthread_cond_signal(arrival)
    unsafe pthread_mutex_unlock(lock)
  }
}
