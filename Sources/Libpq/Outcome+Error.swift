/// The letters by which the protocol names the fields of an error.
private enum Field {
  static let severity = Int32(UInt8(ascii: "V"))
  static let sqlState = Int32(UInt8(ascii: "C"))
  static let message = Int32(UInt8(ascii: "M"))
  static let schema = Int32(UInt8(ascii: "s"))
  static let table = Int32(UInt8(ascii: "t"))
  static let column = Int32(UInt8(ascii: "c"))
  static let constraint = Int32(UInt8(ascii: "n"))
}

extension Outcome {
  /// The failure that this result reports, with all that may be kept of it.
  func error(_ kind: PostgresError.Kind) -> PostgresError {
    var error = PostgresError(kind: kind, message: diagnostic(Field.message) ?? "")
    error.sqlState = diagnostic(Field.sqlState).map { SQLState($0) }
    error.severity = diagnostic(Field.severity)
    error.schema = diagnostic(Field.schema)
    error.table = diagnostic(Field.table)
    error.column = diagnostic(Field.column)
    error.constraint = diagnostic(Field.constraint)
    return error
  }
}
