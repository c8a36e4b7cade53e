import Questions

/// The options of a question and their values, as `--name value` or `--name=value`.
struct QuestionWords {
  private(set) var given: [QuestionParameter: [String]] = [:]
  /// The seconds of `--wait`.
  private(set) var wait: Int?
  private var format: String?
  private var isJSON = false

  /// Nil where there is anything else, or an option is given twice that can be given once.
  init?(_ words: ArraySlice<String>) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--json" {
        isJSON = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts[0].hasPrefix("--"), let value = parts.count == 2 ? String(parts[1]) : rest.popFirst(),
        !value.hasPrefix("-"), take(value, as: parts[0].dropFirst(2))
      else { return nil }
    }
  }

  private mutating func take(_ value: String, as name: Substring) -> Bool {
    switch name {
    case "format" where format == nil: format = value
    case "wait" where wait == nil:
      guard let seconds = Int(value) else { return false }
      wait = seconds
    default:
      guard let parameter = QuestionParameter(rawValue: String(name)), !parameter.isFile,
        given[parameter] == nil || parameter.isRepeated
      else { return false }
      given[parameter, default: []].append(value)
    }
    return true
  }

  /// The form that is wanted; nil where it is none of these.
  func format(among forms: [String]) -> String? {
    guard let format else { return isJSON ? "json" : "text" }
    guard forms.contains(format), !isJSON || format != "csv" else { return nil }
    return isJSON ? "json" : format
  }

  /// What goes into the query: all but whom it is about.
  var query: [(name: String, value: String)] {
    given.filter { !$0.key.isSubject }.flatMap { parameter, values in values.map { (parameter.queryName, $0) } }
  }
}
