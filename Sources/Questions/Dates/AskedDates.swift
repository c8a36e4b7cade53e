import CaseFile
package import CivilTime
import Rules

/// The three dates of every question: as of which day, as known when, and under the law of which day.
package struct AskedDates: Hashable, Sendable {
  /// The day asked about, at its end in London.
  package var on: CivilDate
  /// What the register held at that moment, the moment included; nil is now.
  package var knownAt: Instant?
  /// The day whose law applies; nil is the day asked about.
  package var lawOn: CivilDate?

  package init(on: CivilDate, knownAt: Instant? = nil, lawOn: CivilDate? = nil) {
    self.on = on
    self.knownAt = knownAt
    self.lawOn = lawOn
  }

  /// Writes the dates as members of the object at hand.
  func writeMembers(to json: inout JSONWriter) {
    json.member("on", on.description)
    json.member("known_at", knownAt?.description)
    json.member("law_on", (lawOn ?? on).description)
  }

  /// The dates as a sentence has them.
  var spoken: String {
    var words = "judged on \(on.spoken)"
    if let knownAt { words += " as known at \(knownAt.spoken)" }
    if let lawOn, lawOn != on { words += " under the law of \(lawOn.spoken)" }
    return words
  }
}

extension Instant {
  /// The moment that somebody means: with its clock (RFC 3339), or a day, which is its end in London.
  ///
  /// Nil where the text is neither.
  package init?(asked text: String) {
    if let day = CivilDate(text) {
      let end = LondonClock.second(on: day.next, hour: 0)
      self.init(microseconds: end * 1_000_000 - 1, offsetMinutes: nil)
    } else {
      self.init(text)
    }
  }

  /// The moment on London's clock, to the minute.
  package var spoken: String {
    let offset = LondonClock.offsetSeconds(atSecond: seconds)
    let minute = (Int(seconds) + offset) / 60
    let clock = [minute / 60 % 24, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(londonDate.spoken), \(clock.joined(separator: ":"))"
  }
}

/// By what a list was made: a published night, or the facts themselves.
package enum ListBasis: Hashable, Sendable {
  case night(CivilDate)
  case facts(AskedDates)

  var spoken: String {
    switch self {
    case .night(let night): "by the night of \(night.spoken)"
    case .facts(let dates): dates.spoken
    }
  }

  /// The same as a heading.
  var title: String {
    switch self {
    case .night(let night): "Night of \(night.spoken)"
    case .facts(let dates): "J" + dates.spoken.dropFirst()
    }
  }

  /// The day that is judged.
  var day: CivilDate {
    switch self {
    case .night(let night): night
    case .facts(let dates): dates.on
    }
  }

  func writeMembers(to json: inout JSONWriter) {
    switch self {
    case .night(let night): json.member("night", night.description)
    case .facts(let dates): dates.writeMembers(to: &json)
    }
  }
}
