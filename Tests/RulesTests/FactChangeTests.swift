import CivilTime
import Rules
import Testing

/// For every rule: one fact changed in a case in order opens it on its day and not before, with nothing beside it but
/// what the change entails; mended, it closes.
@Suite struct FactChangeTests {
  static let rules = FactChange.names(in: "changes")

  @Test(arguments: rules)
  func opensOnItsDay(_ rule: String) throws {
    for change in try FactChange.all(of: rule) {
      let changed = try change.changed()
      for (day, expected) in try change.expectations() {
        let found = try changed.determination(on: day, settings: change.settings)
        expect(found, expected, "\(change.comment), on \(day)")
      }
    }
  }

  @Test(arguments: rules)
  func closesWhenMended(_ rule: String) throws {
    for change in try FactChange.all(of: rule) {
      guard let (day, left) = try change.mending() else { continue }
      let found = try change.changed(mended: true).determination(on: day, settings: change.settings)
      expect(found, .init(rules: left), "\(change.comment), mended on \(day)")
    }
  }

  /// With the change undone nothing is open on the same days: it is the change that opens the rule.
  @Test(arguments: rules)
  func isQuietWithoutTheChange(_ rule: String) throws {
    for change in try FactChange.all(of: rule) {
      let base = try change.base()
      for (day, _) in try change.expectations() where base.isQuiet(on: day) {
        let found = try base.determination(on: day)
        expect(found, .init(rules: []), "\(change.comment), unchanged, on \(day)")
      }
    }
  }

  private func expect(_ found: Determination, _ expected: FactChange.Expected, _ comment: String) {
    let open = Set(found.gaps.map(\.rule.text))
    if let rules = expected.rules { #expect(open == rules, "\(comment): gaps") }
    if let gap = expected.gap {
      let lines = found.gaps.map { gap in
        [
          gap.rule.text, gap.subject, gap.severity.rawValue, gap.since.description, gap.due?.description ?? "-",
          gap.owedBy.map(\.text).joined(separator: "+"),
        ].joined(separator: " ")
      }
      #expect(lines.contains(gap), "\(comment): \(gap) is not among \(lines)")
    }
    if let clock = expected.clock {
      let lines = found.upcoming.map { "\($0.rule.text) due \($0.due) opens \($0.opens.description)" }
      #expect(lines.contains(clock), "\(comment): \(clock) is not among \(lines)")
    }
    if let latest = expected.nextChange {
      let next = found.nextChange
      #expect(next.map { found.on < $0 && $0 <= latest } ?? false, "\(comment): next change \(next as Any)")
    }
  }
}
