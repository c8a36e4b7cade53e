package import CaseFile
package import CivilTime

/// Somebody in a sheet who waits for a person's decision. Shows nobody: who it is stands in the sheet.
package struct Aside: Hashable, Sendable {
  package let number: Int
  package let source: String
  /// The file and line on which the person stood.
  package let place: String
  package let reason: Doubtful.Reason
  /// The cases that it could be.
  package let candidates: [CaseReference]
  package let since: CivilDate

  /// What a person may decide.
  package enum Decision: Hashable, Sendable {
    /// It is the person of this case.
    case known(CaseReference)
    /// It is somebody new, under the next number.
    case new
    /// The row is not to be recorded at all.
    case discard
  }
}

/// Why a decision on somebody put aside could not be carried out.
package enum AsideRefusal: Error, Hashable, Sendable {
  case noSuchAside
  case noSuchCase
}
