package import CaseFile
package import CivilTime
package import Rules

/// What stands in one column of one row.
package enum Cell: Hashable, Sendable {
  case none
  case text(String)
  case day(CivilDate)
  case moment(Instant)
  case count(Int)
  /// Days past a deadline; below zero while there are days left.
  case daysLate(Int)
  /// Days since something without a deadline opened.
  case daysOpen(Int)
  case pence(Int)
  case flag(Bool)
  case severity(Severity)
  case bodies([BodyCode])
  case list([String])

  /// A day, or nothing.
  static func day(_ day: CivilDate?) -> Cell { day.map(Cell.day) ?? .none }
  /// A text, or nothing.
  static func text(_ text: String?) -> Cell { text.map(Cell.text) ?? .none }
  /// A body, or nothing.
  static func body(_ body: BodyCode?) -> Cell { body.map { .bodies([$0]) } ?? .none }
  /// A list, or nothing where it is empty.
  static func items(_ items: [String]) -> Cell { items.isEmpty ? .none : .list(items) }
}

extension Cell {
  /// As a spreadsheet reads it: codes, dates and bare numbers.
  package var plain: String {
    switch self {
    case .none: ""
    case .text(let text): text
    case .day(let day): day.description
    case .moment(let moment): moment.description
    case .count(let count), .daysLate(let count), .daysOpen(let count): String(count)
    case .pence(let pence): Cell.pounds(pence)
    case .flag(let flag): flag ? "yes" : "no"
    case .severity(let severity): severity.rawValue
    case .bodies(let bodies): bodies.map(\.text).joined(separator: " ")
    case .list(let words): words.joined(separator: "; ")
    }
  }

  /// As a person reads it: names of bodies, and what a number means.
  package var spoken: String {
    switch self {
    case .daysLate(let days) where days > 0: "\(days) late"
    case .daysLate(0): "today"
    case .daysLate(let days): "\(-days) left"
    case .daysOpen(let days): "\(days) open"
    case .pence(let pence): "£" + Cell.pounds(pence)
    case .bodies(let bodies): bodies.isEmpty ? "nobody named" : bodies.names
    case .moment(let moment): moment.spoken
    default: plain
    }
  }

  func write(to json: inout JSONWriter) {
    switch self {
    case .none: json.null()
    case .count(let count), .daysLate(let count), .daysOpen(let count): json.integer(count)
    case .pence(let pence): json.literal(Cell.pounds(pence))
    case .flag(let flag): json.bool(flag)
    case .bodies(let bodies): json.array(bodies) { $0.string($1.text) }
    case .list(let words): json.array(words) { $0.string($1) }
    default: json.string(plain)
    }
  }

  /// Pounds with two places, as in 12.50.
  static func pounds(_ pence: Int) -> String {
    let rest = String(abs(pence) % 100)
    return "\(pence < 0 ? "-" : "")\(abs(pence) / 100).\(rest.count == 1 ? "0" : "")\(rest)"
  }
}
