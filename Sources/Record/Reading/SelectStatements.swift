internal import CivilTime
internal import Database

/// The statements that read cases, put together once.
struct SelectStatements: Sendable {
  /// What facts are read for.
  enum Purpose: Sendable {
    case everything
    /// Everything, with the source of every fact.
    case comparing
    /// What rules look at.
    case judging
    /// What patterns look at; of the other tables no row comes.
    case patterns
  }

  let cases: Statement
  let tables: [Statement]

  static let sourced = SelectStatements(.cases([]), for: .comparing)
  private static let byRange = SelectStatements(CaseSelection.anyRange, for: .everything)
  private static let byCase = SelectStatements(.cases([]), for: .everything)
  static let judged = SelectStatements(.cases([]), for: .judging)
  static let patterns = SelectStatements(.cases([]), for: .patterns, anyMoment)
  private static let knownByRange = SelectStatements(CaseSelection.anyRange, for: .everything, anyMoment)
  private static let knownByCase = SelectStatements(.cases([]), for: .everything, anyMoment)

  /// The moment is a parameter: any gives the same statement.
  private static let anyMoment = Known.at(Instant(microseconds: 0, offsetMinutes: nil))

  static func reading(
    _ selection: CaseSelection, _ known: Known = .now
  ) -> SelectStatements {
    switch (selection, known) {
    case (.range, .now): byRange
    case (.cases, .now): byCase
    case (.range, .at): knownByRange
    case (.cases, .at): knownByCase
    }
  }

  private init(_ selection: CaseSelection, for purpose: Purpose, _ known: Known = .now) {
    let condition = selection.condition
    let versions = known.condition(parameter: selection.parameters.count + 1)
    cases = Statement(
      assembled: """
        select case_id, reference, changed_at, version::bigint
        from aftercare.case_file
        where \(condition)\(known.caseCondition(parameter: selection.parameters.count + 1))
        order by case_id
        """)
    tables = FactTables.cases.map { plan in
      SelectStatements.select(plan, where: [condition, versions], for: purpose)
    }
  }

  /// All columns of a table that a reader reads, in its order.
  static func select(
    _ plan: TablePlan, where conditions: [String], for purpose: Purpose = .everything
  ) -> Statement {
    let values = plan.columns.map { column in
      purpose == .judging ? JudgedColumns.expression(column, of: plan) : column.name
    }
    let isLeftOut = purpose == .patterns && !PatternTables.names.contains(plan.name)
    let conditions = conditions + (isLeftOut ? ["false"] : [])
    let columns = plan.key + values + (purpose == .comparing ? ["source"] : [])
    return Statement(
      assembled: """
        select \(columns.joined(separator: ", "))
        from \(plan.qualifiedName)
        where \(conditions.joined(separator: " and "))
        order by \(plan.key.joined(separator: ", "))
        """)
  }
}

extension CaseSelection {
  fileprivate static let anyRange = CaseSelection.range(
    CaseID(rawValue: 0), CaseID(rawValue: 0))
}
