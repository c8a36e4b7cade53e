internal import Database
internal import Schema

/// Writes rows by way of temporary tables: COPY is not allowed where row-level security holds.
///
/// Every role has its own, which live as long as the session and are empty after every commit.
struct Staging {
  let role: RegisterRole
  /// Whether the tables may hold rows of the same transaction, which were recorded before.
  var isReused = false

  /// A table to copy into: its name and the columns that come.
  struct Table {
    let name: String
    let columns: [(name: String, type: String)]
  }

  func name(of table: Table) -> String { "pg_temp.\(role.rawValue)_\(table.name)" }

  /// Makes those tables that the session does not have yet.
  func prepare(_ tables: [Table], on connection: isolated Connection) throws {
    let names = tables.map { name(of: $0) }
    let missing = try connection.query(
      "select name from unnest(\(names)::text[]) as name where to_regclass(name) is null")
    let wanted = Set(missing.compactMap { $0[0] })
    for table in tables where wanted.contains(name(of: table)) {
      let columns = table.columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
      try connection.execute(
        "create temporary table \(name(of: table)) (\(columns)) on commit delete rows")
    }
    let used = names.filter { !wanted.contains($0) }
    if isReused, !used.isEmpty { try connection.execute("truncate \(used.joined(separator: ", "))") }
  }

  /// Copies rows into a table.
  func copy(_ rows: RowBytes, into table: Table, on connection: isolated Connection) throws {
    try copy(rows.bytes, into: table, on: connection)
  }

  /// Copies rows in the binary form of COPY, without its beginning and end.
  func copy(_ rows: [UInt8], into table: Table, on connection: isolated Connection) throws {
    let columns = table.columns.map(\.name).joined(separator: ", ")
    let statement = Statement(
      assembled: "copy \(name(of: table)) (\(columns)) from stdin (format binary)")
    try connection.copyIn(statement) { writer in
      try writer.beginBinary()
      try writer.write(rows)
      try writer.endBinary()
    }
  }
}

extension TablePlan {
  /// Where new rows of the table are copied first.
  var staging: Staging.Table {
    let types = key.map { $0 == "case_id" ? "bigint" : "aftercare.fact_id" }
    return Staging.Table(
      name: name,
      columns: zip(key, types).map { ($0, $1) } + columns.map { ($0.name, $0.type.sql) })
  }
}
