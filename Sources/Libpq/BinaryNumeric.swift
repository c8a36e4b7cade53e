/// PostgreSQL's binary form of `numeric`: digits to the base 10,000, the first of them of the
/// stated weight, and the number of decimal places to show.
@safe
struct BinaryNumeric {
  private let bytes: UnsafeRawBufferPointer
  private let digitCount: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
    precondition(bytes.count >= 8, "not a numeric")
    digitCount = Int(unsafe UInt16(bigEndian: bytes.loadUnaligned(as: UInt16.self)))
    precondition(bytes.count == 8 + 2 * digitCount, "not a numeric")
  }

  /// Mantissa and scale; nil if it is no number or the mantissa does not fit.
  var decimal: (mantissa: Int64, scale: Int)? {
    let sign = word(2)
    guard sign == 0 || sign == 0x4000 else { return nil }
    let scale = Int(word(3))
    guard let magnitude = magnitude(UInt64.self, scale) ?? wideMagnitude(scale) else { return nil }
    if sign == 0 { return Int64(exactly: magnitude).map { ($0, scale) } }
    guard magnitude <= Int64.min.magnitude else { return nil }
    return (Int64(truncatingIfNeeded: 0 &- magnitude), scale)
  }

  /// Numbers whose digits need more room on the way than in the end.
  private func wideMagnitude(_ scale: Int) -> UInt64? {
    magnitude(UInt128.self, scale).flatMap { UInt64(exactly: $0) }
  }

  /// The digits as one integer, shifted so that it counts units of the last decimal place.
  @inline(__always)
  private func magnitude<Number: FixedWidthInteger>(
    _: Number.Type, _ scale: Int
  ) -> Number? {
    var sum: Number = 0
    for index in 0..<digitCount {
      let (product, overflow) = sum.multipliedReportingOverflow(by: 10_000)
      let (next, carry) = product.addingReportingOverflow(Number(word(4 + index)))
      guard !overflow, !carry else { return nil }
      sum = next
    }
    return shifted(sum, by: 4 * (Int(Int16(bitPattern: word(1))) - digitCount + 1) + scale)
  }

  @inline(__always)
  private func shifted<Number: FixedWidthInteger>(_ number: Number, by places: Int) -> Number? {
    var (number, places) = (number, places)
    while places > 0 && number > 0 {
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      (number, places) = (product, places - 1)
    }
    while places < 0 {
      // The last digits to the base 10,000 are zeros beyond the scale.
      let (quotient, remainder) = number.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { return nil }
      (number, places) = (quotient, places + 1)
    }
    return number
  }

  private func word(_ index: Int) -> UInt16 {
    UInt16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
  }
}
