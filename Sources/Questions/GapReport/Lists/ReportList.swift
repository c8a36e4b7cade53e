package import CivilTime
import Rules

/// A list of a report. The same gap may stand in several.
package enum ReportList: UInt8, CaseIterable, Sendable {
  /// What is open, new or not.
  case open
  case new, stillOpen
  /// What is open because of a change of bodies.
  case fromChangeOfBodies
  case closed, upcoming

  /// Whether an open gap stands in it.
  package func holds(open gap: ReportedGap, on night: CivilDate) -> Bool {
    switch self {
    case .open: true
    case .new: gap.openedOn == night
    case .stillOpen: gap.openedOn != night
    case .fromChangeOfBodies: ReportList.rulesOfChange.contains(gap.gap.rule)
    case .closed, .upcoming: false
    }
  }

  /// The word for how a gap of the list stands.
  func status(of gap: ReportedGap, on night: CivilDate) -> String {
    if self == .closed { return "closed" }
    return gap.openedOn == night ? "new" : "still_open"
  }

  /// The checks that speak of abolished bodies and their successors.
  private static let rulesOfChange: Set<RuleID> = ["RT-08", "RT-09", "FN-06", "CM-04", "RT-18"]
}

extension GapReport.Format {
  /// The lists that the form has.
  package var lists: [ReportList] {
    switch self {
    case .text, .html: [.new, .stillOpen, .fromChangeOfBodies, .closed, .upcoming]
    case .csv: [.new, .stillOpen, .closed, .upcoming]
    case .json: [.open, .fromChangeOfBodies, .closed, .upcoming]
    }
  }

  /// Whether what gaps that follow one another have in common stands once above them, not in every line.
  package func hasHeadings(in list: ReportList) -> Bool {
    switch list {
    case .new, .stillOpen, .closed: self == .text || self == .html
    case .open, .fromChangeOfBodies, .upcoming: false
    }
  }

  /// How many lines of a list the form has; nil for all of them.
  package func limit(of list: ReportList) -> Int? {
    switch (self, list) {
    case (.text, .upcoming): 50
    case (.html, .upcoming): 200
    default: nil
    }
  }

  /// What stands between two lines of a list.
  package var separator: [UInt8] { self == .json ? [UInt8(ascii: ",")] : [] }
}
