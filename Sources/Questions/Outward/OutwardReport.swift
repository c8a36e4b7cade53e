import CaseFile
import CivilTime
import Rules

/// The report of one body as it may leave the house: no case, no small number.
package struct OutwardReport: Sendable {
  package let scope: GapReport.Scope
  let basis: ListBasis
  let ruleSet: String
  /// By theme and severity.
  package let table: OutwardTable
  let liveDuties: OutwardNumber?
  /// What must be known before anything is concluded: a body that stands no longer, cases not judged,
  /// nights missed or late.
  let cautions: [String]

  package init(_ report: ReportOutline) {
    scope = report.scope
    basis = report.basis
    ruleSet = report.ruleSet
    table = OutwardTable(report.counts.totals.map(\.counts))
    liveDuties = report.liveDuties.map(OutwardNumber.init)
    cautions = report.cautionsOutward
  }

  /// The lines of the table with their names, the sums last.
  var lines: [(title: String, name: String, numbers: [OutwardNumber])] {
    zip(RuleEntry.Theme.allCases, zip(table.cells, table.rowSums)).map {
      ($0.title, $0.rawValue, $1.0 + [$1.1])
    } + [("All", "all", table.columnSums + [table.total])]
  }

  /// What the marks mean.
  static let legend =
    "0 none · * from 1 to 7 · : withheld, because a smaller number could be worked out from it · all others rounded to the nearest 5, sums by themselves, so that rows and columns need not add up."

  static var columns: [String] { Severity.allCases.map(\.rawValue) + ["all"] }
}
