/// How many connections to keep, and for how long.
package struct PoolLimits: Sendable {
  /// The most connections at a time.
  package var maximumSize = 8
  /// How long a request may wait for a connection.
  package var acquisitionTimeout = Duration.seconds(10)
  /// How long a connection may be used, so that none outlives a failover for long.
  package var maximumLifetime = Duration.seconds(30 * 60)
  /// By how much of it the lifetime varies, so that connections do not all end at once.
  package var lifetimeJitter = 0.2
  /// How long a connection may idle before it is closed.
  package var idleTimeout = Duration.seconds(10 * 60)
  /// How long a connection may idle before it must answer a question before it is used.
  package var idleCheck = Duration.seconds(30)
  /// How long to leave a server alone after a failure to connect, at first.
  package var shortestPause = Duration.milliseconds(100)
  /// The same after many failures; the pause doubles in between.
  package var longestPause = Duration.seconds(5)

  /// The limits as they stand by default.
  package init() {}
}
