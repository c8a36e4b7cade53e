/// As known when: the only place that says which versions of facts a statement sees.
///
/// As known at an instant is to come; it adds one case and nothing else.
enum Known {
  /// What is held to be so now.
  case now

  var condition: String {
    switch self {
    case .now: "superseded_at = 'infinity'"
    }
  }
}
