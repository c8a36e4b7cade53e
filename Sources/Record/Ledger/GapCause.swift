/// What made a gap open, change or close.
package enum GapCause: String, CaseIterable, Sendable {
  /// No night had looked at the case before.
  case firstLook = "first_look"
  /// Facts of the case were recorded, corrected or withdrawn.
  case facts
  /// A day came.
  case day
  /// Other rules or reference data.
  case rules
  /// Another directory or other settings.
  case directory
}

extension GapCause {
  /// What happened, in words that stand after "because".
  package var words: String {
    switch self {
    case .firstLook: "the case was looked at for the first time"
    case .facts: "its facts changed"
    case .day: "its day came"
    case .rules: "the rules or reference data changed"
    case .directory: "the directory or the settings changed"
    }
  }
}
