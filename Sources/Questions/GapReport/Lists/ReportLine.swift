import CaseFile
package import Rules

/// A gap of a report with the words that several forms have in common.
package struct GapLine: Sendable {
  let item: ReportedGap
  let rule: RuleWords
  let owedBy: DebtorWords

  package var severity: Severity { item.gap.severity }
  package var heading: GapHeading { GapHeading(severity: gap.severity, check: gap.rule, why: gap.why) }
  var gap: Gap { item.gap }
}

/// What gaps that follow one another have in common: in some forms it stands once above them, not in every line.
package struct GapHeading: Hashable, Sendable {
  let severity: Severity
  let check: RuleID
  let why: String

  /// Whether the gaps are of one check and severity, whatever the record says of each.
  func isOfSameCheck(as other: GapHeading?) -> Bool { check == other?.check && severity == other?.severity }
}

/// A clock of a report with the words that several forms have in common.
package struct ClockLine: Sendable {
  let reference: CaseReference
  let upcoming: Upcoming
  let rule: RuleWords
  let owedBy: DebtorWords
}

/// What is said of every gap of a rule.
struct RuleWords: Sendable {
  let entry: RuleEntry?
  let title: String
  let remedy: String
  let sources: String

  init(_ rule: RuleID) {
    entry = RuleEntry.entry(rule)
    title = entry?.title ?? rule.text
    remedy = entry?.remedy ?? ""
    sources = entry?.sources.joined(separator: "; ") ?? ""
  }
}

/// Who owes something, in words and as codes.
struct DebtorWords: Sendable {
  let names: String
  let codes: String

  init(_ bodies: [BodyCode]) {
    names = bodies.names
    codes = bodies.map(\.text).joined(separator: " ")
  }
}
