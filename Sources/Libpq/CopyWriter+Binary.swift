extension CopyWriter {
  /// Begins data in COPY's binary format.
  public mutating func beginBinary() throws(PostgresError) {
    try write("PGCOPY\n".utf8)
    try write([0xff, 0x0d, 0x0a, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  }

  /// Begins a row of that many columns.
  public mutating func beginRow(columns: Int16) throws(PostgresError) {
    try bigEndian(columns)
  }

  /// Adds a null.
  public mutating func null() throws(PostgresError) { try bigEndian(Int32(-1)) }

  /// Adds a `bool`.
  public mutating func bool(_ value: Bool) throws(PostgresError) {
    try bigEndian(Int32(1))
    try write(byte: value ? 1 : 0)
  }

  /// Adds an integer in its own width: `int2`, `int4`, `int8`, or a `date` as days since
  /// 1 January 2000 in an `Int32`, or a `timestamptz` as microseconds since then in an `Int64`.
  public mutating func integer(_ value: some FixedWidthInteger) throws(PostgresError) {
    try bigEndian(Int32(value.bitWidth / 8))
    try bigEndian(value)
  }

  /// Adds a text.
  public mutating func text(_ value: String) throws(PostgresError) {
    try bigEndian(Int32(value.utf8.count))
    try write(value.utf8)
  }

  /// Ends data in the binary format.
  public mutating func endBinary() throws(PostgresError) { try bigEndian(Int16(-1)) }

  private mutating func bigEndian(_ value: some FixedWidthInteger) throws(PostgresError) {
    for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
      try write(byte: UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
