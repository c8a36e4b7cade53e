package import CaseFile

/// Why a change of facts was not recorded; nothing was changed. What does not fit is an `UnfitFile`.
package enum ChangeRefusal: Error, Hashable, Sendable {
  /// There is no such case, or none that the author may see.
  case noSuchCase
  /// The change names no version; the case is at this one.
  case versionNeeded(current: Int)
  /// The case was changed since; it is at this version now.
  case stale(current: Int)
  /// The key came before with another change.
  case keyUsedOtherwise
  /// These places of the change touch what another body recorded or decided.
  case anothersFacts([Fault])
  /// Others changed the same facts again and again; five attempts were in vain.
  case contended
}

extension ChangeRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noSuchCase: "there is no case of that reference in the register"
    case .versionNeeded(let current):
      "the change does not say against which version of the case it was made; the case is at version \(current)"
    case .stale(let current):
      "the case was changed since the change was made; it is at version \(current) now. Look at it again, "
        + "and then send the change with that version"
    case .keyUsedOtherwise: "the key was used before for another change of this case; take a new one"
    case .anothersFacts(let faults):
      "the change touches what another body recorded or decided:\n"
        + faults.map { "  \($0)" }.joined(separator: "\n")
    case .contended: "others kept changing the same facts; nothing was changed, so try again"
    }
  }
}
