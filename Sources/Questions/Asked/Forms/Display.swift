import Rules

/// On what an answer is read.
package struct Display: Hashable, Sendable {
  /// Columns of the terminal; nil where it is no terminal and nothing is wrapped.
  package let width: Int?
  package let hasColour: Bool

  package init(width: Int? = nil, hasColour: Bool = false) {
    self.width = width
    self.hasColour = hasColour
  }

  /// A pipe or a file.
  package static let plain = Display()

  /// The text so emphasised that the words alone say the same.
  func painted(_ text: String, as tone: Tone?) -> String {
    guard hasColour, let tone, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.code)m\(text)\u{1B}[0m"
  }
}

/// How a cell is emphasised on a terminal.
enum Tone: Hashable {
  case alarm, warning, heading

  /// SGR (ECMA-48): red and bold, yellow, bold.
  fileprivate var code: String {
    switch self {
    case .alarm: "1;31"
    case .warning: "33"
    case .heading: "1"
    }
  }
}

extension Cell {
  var tone: Tone? {
    switch self {
    case .severity(.critical): .alarm
    case .severity(.high): .warning
    case .daysLate(let days) where days > 0: .alarm
    default: nil
    }
  }

  /// Whether it is read from the right.
  var isNumber: Bool {
    switch self {
    case .count, .pence: true
    default: false
    }
  }
}
