import CaseFile
package import CivilTime
import Rules

/// Puts the lines of lists into words, one after another in the same buffer.
package struct ReportWords: Sendable {
  private let on: CivilDate
  private var rules: [RuleID: RuleWords] = [:]
  private var debtors: [[BodyCode]: DebtorWords] = [:]
  private var text = PlainText()
  private var table = CSVTable()
  private var json = JSONWriter()
  private var page = HTMLPage()

  /// - Parameter on: the night of which is told.
  package init(on: CivilDate) {
    self.on = on
  }

  /// A gap with the words that its lines have in common.
  package mutating func line(_ gap: ReportedGap) -> GapLine {
    GapLine(item: gap, rule: words(of: gap.gap.rule), owedBy: words(of: gap.gap.owedBy))
  }

  /// A clock with the words that its lines have in common.
  package mutating func line(_ clock: ReportedClock) -> ClockLine {
    ClockLine(
      reference: clock.reference, upcoming: clock.upcoming, rule: words(of: clock.upcoming.rule),
      owedBy: words(of: clock.upcoming.owedBy))
  }

  /// What must be said above a gap that follows another in a list: of the check, and why the gap is open, as far as the
  /// heading before it does not say it.
  package mutating func heading(
    of gap: GapLine, after before: GapHeading?, as format: GapReport.Format
  ) -> [UInt8] {
    if gap.heading == before { return [] }
    let isNewCheck = !gap.heading.isOfSameCheck(as: before)
    switch format {
    case .text:
      text.removeAll()
      if isNewCheck { text.addCheck(of: gap) }
      text.addWhy(of: gap)
      return text.bytes
    case .html:
      page.removeAll()
      if isNewCheck { page.addCheck(of: gap) }
      page.addWhy(of: gap)
      return page.bytes
    case .csv, .json: return []
    }
  }

  /// A gap as a line of a list, in one form.
  package mutating func words(of gap: GapLine, in list: ReportList, as format: GapReport.Format) -> [UInt8] {
    switch format {
    case .text:
      text.removeAll()
      text.add(gap, in: list, on: on)
      return text.bytes
    case .csv:
      table.removeAll()
      table.add(gap, in: list, on: on)
      return table.bytes
    case .json:
      json.removeAll()
      json.write(gap, in: list, on: on)
      return json.bytes
    case .html:
      page.removeAll()
      page.add(gap, in: list, on: on)
      return page.bytes
    }
  }

  /// A clock as a line of its list, in one form.
  package mutating func words(of clock: ClockLine, as format: GapReport.Format) -> [UInt8] {
    switch format {
    case .text:
      text.removeAll()
      text.add(clock)
      return text.bytes
    case .csv:
      table.removeAll()
      table.add(clock)
      return table.bytes
    case .json:
      json.removeAll()
      json.write(clock)
      return json.bytes
    case .html:
      page.removeAll()
      page.add(clock)
      return page.bytes
    }
  }

  private mutating func words(of rule: RuleID) -> RuleWords {
    if let known = rules[rule] { return known }
    let words = RuleWords(rule)
    rules[rule] = words
    return words
  }

  private mutating func words(of bodies: [BodyCode]) -> DebtorWords {
    if let known = debtors[bodies] { return known }
    let words = DebtorWords(bodies)
    debtors[bodies] = words
    return words
  }
}
