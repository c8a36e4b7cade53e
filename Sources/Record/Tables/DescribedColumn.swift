internal import Database

/// A column as the field lists describe it, to be held against the database's own description.
package struct DescribedColumn: Hashable, Sendable {
  package let table: String
  package let name: String
  /// The type, a domain by its name.
  package let type: String
  package let isNullable: Bool
  /// The words of a closed list; empty where there is none.
  package let words: [String]
  /// Whether it holds several values.
  package let isArray: Bool

  /// Every column of every table of facts, those common to all left out.
  package static var all: [DescribedColumn] {
    (FactTables.cases + FactTables.directory).flatMap { plan in
      plan.columns.map { DescribedColumn(plan.name, $0) }
    }
  }

  private init(_ table: String, _ column: TablePlan.Column) {
    self.table = table
    name = column.name
    isNullable = column.isNullable
    type = column.type.catalogueName
    switch column.type {
    case .code(let words), .codes(let words): self.words = words
    default: words = []
    }
    isArray = column.type.wire == .textArray
  }
}

extension ColumnType {
  /// The type as the database's catalogue writes it.
  fileprivate var catalogueName: String {
    switch self {
    case .instant: "timestamp with time zone"
    case .code: "text"
    default: sql
    }
  }
}
