package import CaseFile
package import CivilTime

/// Where the successions of a body lead by a day.
package enum BroughtForward: Hashable, Sendable {
  /// The body that has taken over, or the body itself where nothing happened to it.
  case reached(BodyCode)
  /// A split on the way, and nothing says which part takes the case: no body (rule RT-09).
  case undecided(Split)
  /// Split among bodies that have no code yet: the old code is kept (rule RT-09).
  case kept(BodyCode, splitOn: CivilDate)

  /// The body to name; nil where a split is undecided.
  package var body: BodyCode? {
    switch self {
    case .reached(let body), .kept(let body, _): body
    case .undecided: nil
    }
  }

  /// Whether a successor took over and it is not known which.
  package var isUnallocated: Bool {
    switch self {
    case .reached: false
    case .undecided, .kept: true
    }
  }
}
