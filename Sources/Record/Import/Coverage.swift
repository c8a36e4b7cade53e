/// How much of a case a file says.
package enum Coverage: Hashable, Sendable {
  /// All that its source knows: what it no longer holds, it withdraws.
  case whole
  /// Some facts. Of the person and the register entry it adds to what is held; what it does not hold it withdraws
  /// only where a fact of its own source has an id that begins so.
  case part(withdrawing: [String])

  /// Whether a fact of the same source that the file does not hold is withdrawn.
  func withdraws(_ id: String) -> Bool {
    switch self {
    case .whole: true
    case .part(let prefixes): prefixes.contains { id == $0 || id.hasPrefix($0 + ".") }
    }
  }
}
