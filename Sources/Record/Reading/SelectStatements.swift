internal import Database

/// The statements that read cases, put together once.
struct SelectStatements: Sendable {
  let cases: Statement
  let tables: [Statement]
  let ledger: [Statement]

  static let byRange = SelectStatements(.range(CaseID(rawValue: 0), CaseID(rawValue: 0)))
  static let byCase = SelectStatements(.cases([]))
  static let sourced = SelectStatements(.cases([]), withSource: true)

  static func reading(_ selection: CaseSelection) -> SelectStatements {
    switch selection {
    case .range: byRange
    case .cases: byCase
    }
  }

  private init(_ selection: CaseSelection, withSource: Bool = false) {
    let condition = selection.condition
    cases = Statement(
      assembled: """
        select case_id, reference, changed_at
        from aftercare.case_file
        where \(condition)
        order by case_id
        """)
    tables = FactTables.cases.map { plan in
      SelectStatements.select(plan, where: condition, withSource)
    }
    ledger = LedgerRows.statements(where: condition)
  }

  /// All columns of a table that a reader reads, in its order.
  static func select(
    _ plan: TablePlan, where condition: String?, _ withSource: Bool = false
  ) -> Statement {
    let columns = plan.key + plan.columns.map(\.name) + (withSource ? ["source"] : [])
    let conditions = [condition, Known.now.condition].compactMap { $0 }
    return Statement(
      assembled: """
        select \(columns.joined(separator: ", "))
        from \(plan.qualifiedName)
        where \(conditions.joined(separator: " and "))
        order by \(plan.key.joined(separator: ", "))
        """)
  }
}
