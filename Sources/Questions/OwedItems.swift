package import CaseFile
package import CivilTime
package import Rules

/// Which of a body's gaps and running clocks are asked for; nil asks for all.
package struct OwedQuestion: Hashable, Sendable {
  package var theme: RuleEntry.Theme?
  package var severity: Severity?
  /// Only what was or is due on or before this day.
  package var dueBy: CivilDate?

  package init(theme: RuleEntry.Theme? = nil, severity: Severity? = nil, dueBy: CivilDate? = nil) {
    self.theme = theme
    self.severity = severity
    self.dueBy = dueBy
  }

  func includes(_ rule: RuleID, severity found: Severity?, due: CivilDate?) -> Bool {
    let entry = RuleEntry.entry(rule)
    if let theme, entry?.theme != theme { return false }
    if let severity, (found ?? entry?.severity) != severity { return false }
    if let dueBy { return due.map { $0 <= dueBy } ?? false }
    return true
  }
}

/// What a body owes by the last published night: open gaps and running clocks.
package struct OwedItems: Sendable {
  package var body: BodyCode
  /// The night that found them; nil where none has been published yet, or they were judged anew.
  package var night: CivilDate?
  /// By which dates they were judged anew; nil where a night found them.
  package var judged: AskedDates?
  package var gaps: [ReportedGap]
  package var upcoming: [ReportedClock]
  /// Cases of the body that the night could not judge.
  package var notJudged: [CaseReference]

  package init(
    body: BodyCode, night: CivilDate?, judged: AskedDates? = nil, gaps: [ReportedGap],
    upcoming: [ReportedClock], notJudged: [CaseReference] = []
  ) {
    self.body = body
    self.night = night
    self.judged = judged
    self.gaps = gaps
    self.upcoming = upcoming
    self.notJudged = notJudged
  }

  /// Only what a filter asks for.
  package func filtered(_ filter: OwedQuestion) -> OwedItems {
    OwedItems(
      body: body, night: night, judged: judged,
      gaps: gaps.filter { filter.includes($0.gap.rule, severity: $0.gap.severity, due: $0.gap.due) },
      upcoming: upcoming.filter { filter.includes($0.upcoming.rule, severity: nil, due: $0.upcoming.due) },
      notJudged: notJudged)
  }

  /// Why it is no all-clear that nothing is owed by a body that does not stand.
  private var cautions: [String] {
    guard gaps.isEmpty, upcoming.isEmpty, let day = judged?.on ?? night else { return [] }
    return [body.caution(on: day)].compactMap(\.self)
  }

  /// The answer, format `aftercare-owed/1`.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-owed/1")
      json.member("body", body.text)
      json.member("night", night?.description)
      judged?.writeMembers(to: &json)
      json.name("gaps")
      json.array(gaps) { json, item in
        json.object { json in
          json.member("case", item.reference.text)
          json.member("theme", item.entry?.theme.rawValue)
          item.gap.writeMembers(to: &json)
        }
      }
      json.name("upcoming")
      json.array(upcoming) { json, item in
        json.object { json in
          json.member("case", item.reference.text)
          json.member("theme", item.entry?.theme.rawValue)
          item.upcoming.writeMembers(to: &json)
        }
      }
      NotJudged(notJudged).writeMember(to: &json)
      json.name("cautions")
      json.array(cautions) { $0.string($1) }
    }
    return json.text
  }
}
