internal import Libpq

/// How often, and after what pause, a transaction that the server refused for others' sake is run
/// again.
package struct RetryPolicy: Sendable {
  /// The most attempts, the first included.
  package var attempts = 5
  /// The longest pause before the second attempt; it doubles from one to the next.
  package var firstPause = Duration.milliseconds(5)
  /// The longest pause of all.
  package var longestPause = Duration.milliseconds(500)

  /// The policy as it stands by default.
  package init() {}

  /// Whether to run again after an attempt, counted from 1, ended with an error.
  ///
  /// Only errors after which the server has certainly undone everything: serialization failures,
  /// deadlocks, and once a plan that no longer fits.
  package func retries(_ error: any Error, after attempt: Int) -> Bool {
    guard attempt < attempts, let error = error as? PostgresError, error.kind == .server else {
      return false
    }
    switch error.sqlState {
    case .serializationFailure?, .deadlockDetected?: return true
    case .unknownStatement?, .featureNotSupported?: return attempt == 1
    default: return false
    }
  }

  /// A random pause, so that those who collided do not collide again.
  package func pause(after attempt: Int) -> Duration {
    let longest = min(firstPause * (1 << min(attempt - 1, 20)), longestPause)
    return longest * Double.random(in: 0...1)
  }
}
