internal import Glibc

/// Runs the jobs of one connection, all of them on one thread of its own.
///
/// libpq wants one thread at a time for a connection, and its calls block: a thread apart gives the
/// first by construction and keeps the second away from Swift's cooperative pool.
final class Worker: SerialExecutor {
  private let queue: JobQueue

  init() throws(PostgresError) {
    queue = JobQueue()
    try Worker.startThread(for: queue)
  }

  deinit { queue.stop() }

  func enqueue(_ job: consuming ExecutorJob) {
    queue.push(JobQueue.Entry(job: UnownedJob(job), worker: self))
  }

  /// Starts a detached thread that holds the queue, not the worker, so that the worker can end it.
  private static func startThread(for queue: JobQueue) throws(PostgresError) {
    let context = unsafe Unmanaged.passRetained(queue)
    var thread = pthread_t()
    let status = unsafe pthread_create(
      &thread, nil,
      { context in
        if let context = unsafe context {
          unsafe Unmanaged<JobQueue>.fromOpaque(context).takeRetainedValue().runUntilStopped()
        }
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      unsafe context.release()
      throw .connectionFailure("no thread could be started for a connection")
    }
    pthread_detach(thread)
  }
}
