internal import CaseFile

/// What an import has to write: new versions as rows, and the facts that they supersede.
struct FactChanges {
  /// The facts of one table to be superseded, with all that is inside them.
  struct Superseded {
    var cases: [Int] = []
    var ids: [String] = []
  }

  var rows: RowWriter
  var superseded: [Superseded]
  var count = ImportCount()
  /// The cases of which something changed.
  var cases: Set<Int64> = []

  init(_ plans: [TablePlan]) {
    rows = RowWriter(plans)
    superseded = plans.map { _ in Superseded() }
  }

  mutating func supersede(_ id: String, table: Int, caseID: Int64) {
    superseded[table].cases.append(Int(caseID))
    superseded[table].ids.append(id)
  }
}
