package import CaseFile
package import CivilTime
import Rules

/// What was asked: the values of a question's parameters.
package struct AskedParameters: Sendable {
  package var body: BodyCode?
  package var reference: CaseReference?
  package var worker: WorkerKey?
  /// Days ahead.
  package var within: Int?
  package var since: SinceDay?
  package var grouping: GapGrouping?
  package var on: CivilDate?
  package var knownAt: Instant?
  package var lawOn: CivilDate?
  /// Settings as they are supposed to be.
  package private(set) var settings: [Setting] = []
  package var directory: Directory?

  /// A setting and its supposed value.
  package struct Setting: Hashable, Sendable {
    package let key: String
    package let value: String
  }

  package init() {}

  /// Reads what was given for a question.
  ///
  /// - Throws: `BadParameter` where a value does not fit, or the question has no such parameter.
  package init(_ given: [QuestionParameter: [String]], of question: Question) throws(BadParameter) {
    try self.init(given, among: question.allParameters, of: question.name.rawValue)
  }

  /// Reads what was given for something that is asked with these parameters and has that name.
  ///
  /// - Throws: `BadParameter` where a value does not fit, or the parameter is none of these.
  package init(
    _ given: [QuestionParameter: [String]], among parameters: [QuestionParameter], of name: String
  ) throws(BadParameter) {
    for parameter in QuestionParameter.allCases {
      for text in given[parameter] ?? [] {
        guard parameters.contains(parameter) else {
          throw BadParameter(parameter: parameter, reason: "is nothing that \(name) is asked with")
        }
        try parameter.read(text, into: &self)
      }
    }
  }

  /// Whether the answer must be worked out anew, because no night was of these dates.
  var asksForDates: Bool { on != nil || knownAt != nil || lawOn != nil }

  mutating func add(setting text: String) throws(BadParameter) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else {
      throw BadParameter(parameter: .set, reason: "must be key=value, as in review_months=6")
    }
    var probe = Settings.standard
    do throws(BadSetting) {
      try probe.set(parts[0], to: parts[1])
    } catch {
      throw BadParameter(parameter: .set, reason: "cannot be used: \(error.key) \(error.reason)")
    }
    settings.append(Setting(key: parts[0], value: parts[1]))
  }
}

/// From which day on changes are asked for.
package enum SinceDay: Hashable, Sendable {
  case today, yesterday
  case date(CivilDate)

  package init?(_ text: String) {
    switch text {
    case "today": self = .today
    case "yesterday": self = .yesterday
    default:
      guard let day = CivilDate(text) else { return nil }
      self = .date(day)
    }
  }

  /// The day meant, from its beginning in London.
  func day(today: CivilDate) -> CivilDate {
    switch self {
    case .today: today
    case .yesterday: today.previous
    case .date(let day): day
    }
  }
}
