import CivilTime
import Record
import Rules

/// The last twelve months as stacked bars, in units of the drawing.
///
/// Bars are told apart by colour, by their order and by a line between them, and a table beside it says the same in
/// figures: the chart alone need not be read.
struct MonthChart {
  let months: [MonthEnd]

  static let width = 640
  static let height = 190
  private static let left = 40
  private static let top = 16
  /// The line on which the bars stand.
  static let ground = 164
  static let barWidth = 34

  /// The highest bar; at least one, so that an empty chart has a height.
  var most: Int { max(1, months.compactMap { $0.counts?.reduce(0, +) }.max() ?? 0) }

  /// The left edge of a bar.
  func left(of place: Int) -> Int {
    MonthChart.left + place * (MonthChart.width - MonthChart.left) / max(1, months.count) + 6
  }

  /// The height at which a count stands.
  func height(of count: Int) -> Int {
    MonthChart.ground - count * (MonthChart.ground - MonthChart.top) / most
  }

  /// The parts of a bar, the worst at the bottom.
  func parts(of counts: [Int]) -> [(severity: Severity, top: Int, height: Int)] {
    var below = 0
    return zip(Severity.allCases, counts).map { severity, count in
      let bottom = height(of: below)
      below += count
      return (severity, height(of: below), bottom - height(of: below))
    }
  }
}

extension MonthEnd {
  /// The month in three letters, and its year where it is the first shown or a January.
  var label: String { String(on.spoken.split(separator: " ")[1].prefix(3)) }

  /// The year in two digits.
  var year: String { "’" + on.description.prefix(4).suffix(2) }
}
