extension BinaryRows {
  /// A text.
  public func text(_ row: Int, _ column: Int) -> String? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe String(decoding: value, as: UTF8.self)
  }

  /// The bytes of a `bytea`; nil for null.
  public func bytes(_ row: Int, _ column: Int) -> [UInt8]? {
    unsafe value(row, column).map { unsafe Array($0) }
  }

  /// A one-dimensional array of text; nil for null and for an array with a null in it.
  public func textArray(_ row: Int, _ column: Int) -> [String]? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe BinaryArray(value).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// A text of at most nine ASCII characters in one number, so that numbers order as bytes do.
  ///
  /// Seven bits a character, the first in bits 62 to 56, zeros after the last. Nil for null and
  /// for a text that is longer or not ASCII.
  public func packedASCII(_ row: Int, _ column: Int) -> UInt64? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe PackedASCII.pack(value)
  }

  /// A one-dimensional array of such texts; nil for null and if an element is null or does not fit.
  public func packedASCIIArray(_ row: Int, _ column: Int) -> [UInt64]? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe BinaryArray(value).map { unsafe PackedASCII.pack($0) }
  }

  /// Which of the labels a text is; nil for null and for a text that is none of them.
  public func label(_ row: Int, _ column: Int, among labels: borrowing Labels) -> Int? {
    guard let value = unsafe value(row, column) else { return nil }
    return unsafe labels.index(of: value)
  }
}
