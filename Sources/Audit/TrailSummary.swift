/// What verifying a trail came to, where nothing was wrong.
package struct TrailSummary: Hashable, Sendable {
  /// All events, sealed or not.
  package internal(set) var events: Int64 = 0
  package internal(set) var seals: Int64 = 0
  /// Clusters in which the trail was written, one after another.
  package internal(set) var eras = 0
  /// Events that no seal covers yet.
  package internal(set) var unsealed: Int64 = 0
  /// When the oldest of them was written: microseconds since 2000-01-01T00:00:00Z.
  package internal(set) var oldestUnsealed: Int64?
  /// The last seal.
  package internal(set) var head: SealHead?
  /// How many anchors agreed with the chain.
  package internal(set) var anchors = 0

  package init() {}

  /// When the oldest unsealed event was written, in UTC.
  package var oldestUnsealedMoment: String? { oldestUnsealed.map(TrailTime.text) }
}
