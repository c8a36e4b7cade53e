internal import CLibpq
internal import Glibc

/// Wakes a thread that waits in `poll`: an eventfd that any thread may ring.
///
/// A ring is remembered until it is cleared, so that one which comes before the wait is not lost.
final class Bell: Sendable {
  /// The descriptor to poll for reading.
  let descriptor: Int32

  init() throws(PostgresError) {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
    guard descriptor >= 0 else {
      throw .connectionFailure("no descriptor is left for an eventfd")
    }
  }

  deinit { Glibc.close(descriptor) }

  /// Wakes the waiting thread, now or at its next wait.
  func ring() { eventfd_write(descriptor, 1) }

  /// Forgets every ring so far.
  func clear() {
    var count: eventfd_t = 0
    unsafe eventfd_read(descriptor, &count)
  }
}
