import CaseFile
package import CivilTime

/// The patterns of a register, or of what one body has a part in.
package struct Patterns: Sendable {
  /// What some cases have in common.
  package struct Group: Hashable, Sendable {
    /// As its first case writes it: what is one word to a reader may be encoded in several ways.
    package let name: String
    /// By case, then by day.
    package let cases: [PatternCase]

    /// Of the cases of one group, at least one.
    fileprivate init(of cases: [PatternCase]) {
      self.cases = cases.sorted { $0.place < $1.place }
      name = self.cases[0].group
    }

    /// How many people it touches: a case counts once, however often it stands in the list.
    package var people: Int { Set(cases.map(\.reference)).count }
  }

  /// One pattern, its largest group first; without groups where nothing of it shows.
  package struct Section: Hashable, Sendable {
    package let pattern: Pattern
    package let groups: [Group]

    package var cases: [PatternCase] { groups.flatMap(\.cases) }
    package var people: Int { Set(cases.map(\.reference)).count }
  }

  package let on: CivilDate
  /// The body whose cases they are; nil for the whole register.
  package let scope: GapReport.Scope?
  /// How many cases were looked at.
  package let casesRead: Int
  /// One for every pattern, also for those that do not show.
  package let sections: [Section]

  /// Those of the register, or of one body's cases alone.
  package init(_ shares: PatternShares, of scope: GapReport.Scope?) {
    on = shares.on
    self.scope = scope
    casesRead = shares.cases(of: scope)
    let entries = Dictionary(grouping: shares.entries(of: scope), by: \.pattern)
    sections = Pattern.allCases.map { pattern in
      let groups = Dictionary(grouping: entries[pattern] ?? [], by: \.group).values.map(Group.init(of:))
      return Section(
        pattern: pattern,
        groups: groups.filter { $0.people >= pattern.shownFrom }
          .sorted { ($1.people, $0.name) < ($0.people, $1.name) })
    }
  }
}
