import CivilTime
import Rules
import Testing

/// A discharge for which everything is prepared, one fact changed: which of the rules that bear a mark says so, and
/// what the check makes of it.
@Suite struct DischargeMarkTests {
  /// What is expected of the check: the verdict, and the rules of each of its lists.
  struct Expected: Equatable, CustomStringConvertible {
    var verdict: String
    var blocking: [String]
    var advisory: [String]
    var other: [String]

    var description: String { "\(verdict): blocking \(blocking), advisory \(advisory), other \(other)" }
  }

  @Test func theCheckSaysSo() throws {
    for entry in try entries() {
      let title = try #require(entry["title"] as? String)
      let on = try #require((entry["on"] as? String).flatMap { CivilDate($0) })
      let base = try Base(named: #require(entry["base"] as? String))
      let patch = try Patch(#require(entry["patch"] as? [[String: Any]]))
      let (file, rulebook) = try Base(document: patch.applied(to: base.document)).reading()
      let found = rulebook.checkDischarge(of: file, on: on, lawOn: nil)
      let answer = Expected(
        verdict: name(of: found.verdict), blocking: rules(found.blocking), advisory: rules(found.advisory),
        other: rules(found.other))
      #expect(try answer == expected(entry), "\(title)")
    }
  }

  /// Every rule that bears a mark says so once, and every verdict is reached.
  @Test func everyMarkIsAsserted() throws {
    let entries = try entries().map(expected)
    #expect(
      Set(entries.flatMap(\.blocking)) == [
        "CP-01", "CP-02", "CP-03", "CP-04", "CP-07", "CP-09", "CP-19", "CP-23", "FN-01", "AC-01", "AC-04", "AC-06",
        "RT-01", "RT-02", "DQ-01", "DQ-14",
      ])
    #expect(
      Set(entries.flatMap(\.advisory)) == [
        "CP-05", "CP-06", "CP-08", "CP-10", "CP-12", "CP-13", "CP-15", "CP-17", "CP-18", "FN-05", "AC-07", "RT-08",
        "RT-10", "RT-16", "DQ-13",
      ])
    #expect(Set(entries.map(\.verdict)) == ["not_owed", "cannot_determine", "not_ready", "advisory", "clear"])
  }

  private func entries() throws -> [[String: Any]] {
    try #require(try FactChange.read("discharge/marks") as? [[String: Any]])
  }

  private func expected(_ entry: [String: Any]) throws -> Expected {
    func list(_ key: String) throws -> [String] { try #require(entry[key] as? [String]) }
    return try Expected(
      verdict: #require(entry["verdict"] as? String), blocking: list("blocking"), advisory: list("advisory"),
      other: list("other"))
  }

  private func rules(_ gaps: [Gap]) -> [String] { Set(gaps.map(\.rule.text)).sorted() }

  private func name(of verdict: DischargeCheck.Verdict) -> String {
    switch verdict {
    case .notOwed: "not_owed"
    case .cannotDetermine: "cannot_determine"
    case .notReady: "not_ready"
    case .advisory: "advisory"
    case .clear: "clear"
    }
  }
}
