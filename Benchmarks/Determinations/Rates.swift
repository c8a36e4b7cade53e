import Rules

/// What was measured, in cases a second, and what it is held to.
struct Rates {
  static let least = 50_000.0
  static let aim = 100_000.0

  /// Every field read and nothing judged: the limit measured in the same run.
  var reading: [Double] = []
  /// Judged; explanations not put into words.
  var judging: [Double] = []
  /// Judged, explained in words and written as JSON.
  var wording: [Double] = []

  /// Whether as many determinations are made as must be.
  var areMet: Bool { Rates.median(judging) >= Rates.least }

  var report: String {
    let (read, judged, worded) = (
      Rates.median(reading), Rates.median(judging), Rates.median(wording)
    )
    let checks = Double(Rulebook.checkCount)
    return [
      Rates.line("determinations", judged, least: Rates.least, aim: Rates.aim),
      Rates.line("rule evaluations", judged * checks, least: Rates.least * checks, aim: Rates.aim * checks),
      Rates.line("with words and JSON", worded),
      Rates.line("every field read", read),
      "a determination takes as long as reading every field \(Rates.tenths(read / judged)) times"
        + ", with words and JSON \(Rates.tenths(read / worded)) times",
      "slowest and fastest round \(Int(judging.min() ?? 0))-\(Int(judging.max() ?? 0))/s",
    ].joined(separator: "\n")
  }

  private static func line(
    _ name: String, _ rate: Double, least: Double? = nil, aim: Double? = nil
  ) -> String {
    var line = name + String(repeating: " ", count: 22 - name.count) + "\(Int(rate))/s"
    if let least, let aim {
      line += "  at least \(Int(least)) (\(tenths(rate / least)))  aim \(Int(aim)) (\(tenths(rate / aim)))"
    }
    return line
  }

  private static func tenths(_ value: Double) -> String {
    "\(Double(Int(value * 10 + 0.5)) / 10)"
  }

  private static func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}
