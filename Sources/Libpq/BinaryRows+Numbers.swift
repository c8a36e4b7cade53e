extension BinaryRows {
  /// A `bool`.
  public func bool(_ row: Int, _ column: Int) -> Bool? {
    guard let start = unsafe fixed(row, column, length: 1) else { return nil }
    return unsafe start.load(as: UInt8.self) != 0
  }

  /// An `int2`.
  public func int16(_ row: Int, _ column: Int) -> Int16? {
    guard let start = unsafe fixed(row, column, length: 2) else { return nil }
    return Int16(bigEndian: unsafe start.loadUnaligned(as: Int16.self))
  }

  /// An `int4`.
  public func int32(_ row: Int, _ column: Int) -> Int32? {
    guard let start = unsafe fixed(row, column, length: 4) else { return nil }
    return Int32(bigEndian: unsafe start.loadUnaligned(as: Int32.self))
  }

  /// An `int8`.
  public func int64(_ row: Int, _ column: Int) -> Int64? {
    guard let start = unsafe fixed(row, column, length: 8) else { return nil }
    return Int64(bigEndian: unsafe start.loadUnaligned(as: Int64.self))
  }

  /// A `date`: days since 1 January 2000; `Int32.max` and `.min` are the infinities.
  public func day(_ row: Int, _ column: Int) -> Int32? { int32(row, column) }

  /// A `timestamptz`: microseconds since 2000-01-01T00:00:00Z; `Int64.max` and `.min` are the
  /// infinities.
  public func timestamp(_ row: Int, _ column: Int) -> Int64? { int64(row, column) }

  /// A `numeric` as mantissa and decimal places, exactly; nil for null, NaN, an infinity, and a
  /// number whose mantissa is wider than 64 bits.
  public func numeric(_ row: Int, _ column: Int) -> (mantissa: Int64, scale: Int)? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe BinaryNumeric(value).decimal
  }
}
