internal import Database

/// A table of facts as the field list describes it.
struct TablePlan: Sendable {
  /// Which columns come before those of the fact.
  enum Template: Sendable {
    /// A fact of a case.
    case fact
    /// A part of a fact of a case.
    case part
    /// A fact of the directory.
    case directory

    var key: [String] {
      switch self {
      case .fact: ["case_id", "id"]
      case .part: ["case_id", "part_of", "id"]
      case .directory: ["id"]
      }
    }
  }

  struct Column: Hashable, Sendable {
    let name: String
    let type: ColumnType
    let isNullable: Bool
  }

  let name: String
  let template: Template
  /// The columns of the fact itself, in the order of its fields, the id left out.
  var columns: [Column] = []
  /// Whether its records have an id of their own; the others go by their place.
  var hasID = false
  /// How many tables it has with those of the lists inside it; they follow it at once.
  var span = 1
  /// For every column read, the words to recognise there.
  private(set) var labels: [Labels] = []

  init(name: String, template: Template) {
    self.name = name
    self.template = template
  }

  /// The columns by which a row is found, the id last.
  var key: [String] { template.key }

  /// Where a reader of records begins: at the id, or after it where they have none.
  var firstColumn: Int { hasID ? key.count - 1 : key.count }

  var wires: [ColumnKind] {
    key.map { $0 == "case_id" ? .int64 : .text } + columns.map(\.type.wire)
  }

  /// How the table is written in a statement.
  var qualifiedName: String { "aftercare.\(name)" }

  mutating func finish(span: Int) {
    self.span = span
    labels = key.map { _ in Labels([]) } + columns.map(\.type.labels)
  }
}
