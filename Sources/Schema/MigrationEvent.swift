/// What a migration tells while it works.
package enum MigrationEvent: Hashable, Sendable {
  /// Another migration of this database is under way; this one waits for it.
  case waiting
  case applying(String)
  case applied(String)
  /// A lock was not granted in time; the script is tried again.
  case retrying(String)
  case loadedReference(version: String)
}

extension MigrationEvent: CustomStringConvertible {
  package var description: String {
    switch self {
    case .waiting: "another migration of this database is under way; waiting for it"
    case .applying(let script): "applying \(script)"
    case .applied(let script): "applied \(script)"
    case .retrying(let script): "\(script) waits for a lock; trying again"
    case .loadedReference(let version): "loaded reference data \(version)"
    }
  }
}
