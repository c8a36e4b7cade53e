extension Fault {
  /// Faults that lie in the case files.
  static let inCases = table.filter { !$0.isInDirectory }

  /// How many of ten thousand cases go wrong by a fault of their own.
  static let sharesInCases = inCases.reduce(0) { $0 + $1.share }

  /// The fault that a turn belongs to; nil where the case goes well.
  static func whoseTurn(_ turn: Int) -> Fault? {
    turn < turns.count ? inCases[turns[turn]] : nil
  }

  private static let turns = inCases.indices.flatMap { index in
    Array(repeating: index, count: inCases[index].share)
  }

  /// Faults that silence no other, and so may come along with one.
  static let companions = table.filter {
    [
      "CP-05", "CP-07", "CP-08", "CP-12", "CP-17", "CP-22", "CP-10", "FN-11", "FN-15", "FN-16",
      "CM-02", "RV-07", "DQ-08", "DQ-12",
    ].contains($0.rule)
  }

  /// Only in a life with after-care, where the companions find a plan.
  var mayHaveCompanions: Bool {
    stories == Story.plain || stories == Story.living
  }
}
