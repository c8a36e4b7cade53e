import CaseFile
import CivilTime
import Rules

/// What may be asked with a question; read the same way from a command line and from a query string.
package enum QuestionParameter: String, CaseIterable, Sendable {
  case body
  case reference = "case"
  case worker, within, since, by, on
  case knownAt = "known-at"
  case lawOn = "law-on"
  case set
  case directory

  /// As a query string has it.
  package var queryName: String { rawValue.split(separator: "-").joined(separator: "_") }

  /// Whether it may be given several times.
  package var isRepeated: Bool { self == .set }

  /// Whether it is what a question is about, which stands in the path.
  package var isSubject: Bool { self == .body || self == .reference }

  /// Whether it is a file, which no query string can bring.
  package var isFile: Bool { self == .directory }

  package var valueName: String {
    switch self {
    case .body: "code"
    case .reference: "reference"
    case .worker: "key"
    case .within: "days"
    case .since, .on, .lawOn: "date"
    case .by: "what"
    case .knownAt: "moment"
    case .set: "key=value"
    case .directory: "file"
    }
  }

  package var meaning: String {
    switch self {
    case .body: "A council's GSS code or an NHS body's ODS code."
    case .reference: "A case of the register."
    case .worker: "A key worker, by the key that caseloads shows; - reads the name from standard input."
    case .within: "How far ahead to look, as in 14d or 2w (default: 14d)."
    case .since: "From the beginning of that day in London on; a date, today or yesterday (default: yesterday)."
    case .by: "What to count by: \(GapGrouping.allCases.map(\.rawValue).joined(separator: ", "))."
    case .on: "The day judged, from the facts (default: today in London)."
    case .knownAt: "What was known at that moment: a day (its end in London), or a time as in 2026-05-03T10:00:00Z."
    case .lawOn: "The day whose law applies."
    case .set: "A setting as it is supposed to be; may be given several times."
    case .directory: "Local facts about bodies as they are supposed to be (aftercare-directory/1)."
    }
  }
}

/// What a question cannot use, with what it wants instead.
package struct BadParameter: Error, Sendable {
  package let parameter: QuestionParameter
  /// Goes on after the name, as in `must be …`.
  package let reason: String
}

extension QuestionParameter {
  /// Reads one value.
  ///
  /// - Throws: `BadParameter` where it is not what it must be.
  func read(_ text: String, into asked: inout AskedParameters) throws(BadParameter) {
    switch self {
    case .body: asked.body = try wanted(BodyCode(text), "a council's GSS code or an NHS body's ODS code")
    case .reference: asked.reference = try wanted(CaseReference(text), "a case reference")
    case .worker: asked.worker = try wanted(WorkerKey(text), "a key as caseloads shows it, such as W-3FA2B1C0")
    case .within: asked.within = try wanted(QuestionParameter.days(text), "days or weeks ahead, as in 14d or 2w")
    case .since: asked.since = try wanted(SinceDay(text), "a date as in 2026-03-31, today or yesterday")
    case .by:
      asked.grouping = try wanted(
        GapGrouping(rawValue: text), "one of: \(GapGrouping.allCases.map(\.rawValue).joined(separator: ", "))")
    case .on: asked.on = try wanted(CivilDate(text), "a date of the calendar, as in 2026-03-31")
    case .knownAt: asked.knownAt = try wanted(Instant(asked: text), "a day, or a time as in 2026-05-03T10:00:00Z")
    case .lawOn: asked.lawOn = try wanted(CivilDate(text), "a date of the calendar, as in 2026-03-31")
    case .set: try asked.add(setting: text)
    case .directory: throw BadParameter(parameter: self, reason: "cannot be given here")
    }
  }

  private func wanted<Value>(_ value: Value?, _ words: String) throws(BadParameter) -> Value {
    guard let value else { throw BadParameter(parameter: self, reason: "must be \(words)") }
    return value
  }

  /// Days or weeks ahead: 14, 14d or 2w; at most ten years.
  private static func days(_ text: String) -> Int? {
    let isWeeks = text.hasSuffix("w")
    let digits = text.hasSuffix("d") || isWeeks ? text.dropLast() : text[...]
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), let count = Int(digits), count <= 3_660 else { return nil }
    return isWeeks ? 7 * count : count
  }
}
