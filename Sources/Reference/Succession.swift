package import CaseFile
package import CivilTime

/// The one event that ends a body or changes its code.
package struct Succession: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The whole body went to one other: a merger, a CCG to its ICB, a council replaced.
    case whole(BodyCode)
    /// Each of these took a part. Sorted.
    case split([BodyCode])
    /// It is to be split, and no code has been issued yet for those that will take the parts.
    case splitWithoutCodes
    /// The code changed and the body went on: no abolition for any rule.
    case recoded(BodyCode)
  }

  /// The body that ends, or the code that is given up.
  package let body: BodyCode
  /// The first day after it.
  package let date: CivilDate
  package let kind: Kind

  /// Those that take over, sorted.
  package var successors: [BodyCode] {
    switch kind {
    case .whole(let successor), .recoded(let successor): [successor]
    case .split(let successors): successors
    case .splitWithoutCodes: []
    }
  }

  /// Whether the code alone changed.
  package var isRecoding: Bool {
    if case .recoded = kind { true } else { false }
  }
}
