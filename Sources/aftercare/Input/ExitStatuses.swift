/// How a command may end, as its help says it.
enum ExitStatuses {
  /// The last paragraph of a help text: what is the command's own, then those of every command that it can end with.
  static func text(own: String = "0 done", _ others: Failure.Status...) -> String {
    "Exit status: " + ([own] + others.map { "\($0.rawValue) \($0.meaning)" }).joined(separator: " · ") + "."
  }
}

extension Failure.Status {
  fileprivate var meaning: String {
    switch self {
    case .notOnePerson: "no such person, or more than one"
    case .usage: "the command was called wrongly"
    case .unfit: "what was given does not fit"
    case .unreadable: "a file cannot be read, or what was asked for is not there"
    case .unavailable: "the database cannot be reached"
    case .fault: "an error of the product"
    case .unknown: "it is unknown whether the change was made"
    case .stale: "the case was changed since"
    case .denied: "not permitted"
    }
  }
}
