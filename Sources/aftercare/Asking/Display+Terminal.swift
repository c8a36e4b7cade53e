import CTerminal
import Foundation
import Questions

extension Display {
  /// Standard output as it is: a terminal of some width, with colour unless NO_COLOR says no (no-color.org), or a pipe.
  static var standardOutput: Display {
    guard isatty(STDOUT_FILENO) == 1 else { return .plain }
    let environment = ProcessInfo.processInfo.environment
    let columns = environment["COLUMNS"].flatMap { Int($0) } ?? Int(aftercare_terminal_columns(STDOUT_FILENO))
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return Display(width: columns > 0 ? columns : nil, hasColour: !isPlain && environment["TERM"] != "dumb")
  }
}
