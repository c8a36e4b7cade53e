/// Rows in the binary form of COPY.
struct RowBytes: Sendable {
  private(set) var bytes: [UInt8] = []
  private(set) var rowCount = 0

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    rowCount = 0
  }

  mutating func beginRow(columns: Int) {
    bigEndian(Int16(truncatingIfNeeded: columns))
    rowCount += 1
  }

  mutating func null() { bigEndian(Int32(-1)) }

  mutating func flag(_ value: Bool) {
    bigEndian(Int32(1))
    bytes.append(value ? 1 : 0)
  }

  /// An integer in its own width; also days, and microseconds since 2000.
  mutating func integer(_ value: some FixedWidthInteger) {
    bigEndian(Int32(value.bitWidth / 8))
    bigEndian(value)
  }

  mutating func text(_ value: String) {
    bigEndian(Int32(truncatingIfNeeded: value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  /// Bytes as they are (`bytea`).
  mutating func raw(_ value: [UInt8]) {
    bigEndian(Int32(truncatingIfNeeded: value.count))
    bytes.append(contentsOf: value)
  }

  /// Text packed at seven bits a character, the first in the highest.
  mutating func packed(_ value: UInt64) {
    let start = bytes.count
    bigEndian(Int32(0))
    var rest = value << 1
    while rest != 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest >> 57))
      rest <<= 7
    }
    bytes[start + 3] = UInt8(truncatingIfNeeded: bytes.count - start - 4)
  }

  /// An array of text (OID 25) without nulls.
  mutating func texts(_ values: [String]) {
    let size = values.reduce(20) { $0 + 4 + $1.utf8.count }
    bigEndian(Int32(values.isEmpty ? 12 : size))
    bigEndian(Int32(values.isEmpty ? 0 : 1))
    bigEndian(Int32(0))
    bigEndian(Int32(25))
    guard !values.isEmpty else { return }
    bigEndian(Int32(values.count))
    bigEndian(Int32(1))
    for value in values { text(value) }
  }

  /// A number of so many decimal places, exactly: digits to the base 10,000.
  mutating func number(mantissa: Int64, scale: Int) {
    let fractionGroups = (scale + 3) / 4
    var rest = UInt128(mantissa.magnitude)
    for _ in 0..<(fractionGroups * 4 - scale) { rest *= 10 }
    var groups: [UInt16] = []
    while rest > 0 {
      groups.append(UInt16(rest % 10_000))
      rest /= 10_000
    }
    bigEndian(Int32(8 + 2 * groups.count))
    bigEndian(Int16(groups.count))
    bigEndian(Int16(groups.count - fractionGroups - 1))
    bigEndian(UInt16(mantissa < 0 ? 0x4000 : 0))
    bigEndian(Int16(scale))
    for group in groups.reversed() { bigEndian(group) }
  }

  private mutating func bigEndian(_ value: some FixedWidthInteger) {
    var shift = value.bitWidth - 8
    while shift >= 0 {
      bytes.append(UInt8(truncatingIfNeeded: value >> shift))
      shift -= 8
    }
  }
}
