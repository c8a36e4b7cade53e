/// PostgreSQL's binary form of `numeric`: digits to the base 10,000, the first of them of the
/// stated weight, and the number of decimal places to show.
struct BinaryNumeric {
  private let digits: [UInt16]
  private let weight: Int
  private let sign: UInt16
  private let scale: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> UInt16 {
      UInt16(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
    }
    precondition(bytes.count >= 8 && bytes.count == 8 + 2 * Int(word(0)), "not a numeric")
    weight = Int(Int16(bitPattern: word(1)))
    sign = word(2)
    scale = Int(word(3))
    digits = (0..<Int(word(0))).map { word(4 + $0) }
  }

  /// Mantissa and scale; nil if it is no number or the mantissa does not fit.
  var decimal: (mantissa: Int64, scale: Int)? {
    guard sign == 0 || sign == 0x4000 else { return nil }
    guard let magnitude = magnitude else { return nil }
    let signed = sign == 0 ? Int128(magnitude) : -Int128(magnitude)
    return Int64(exactly: signed).map { ($0, scale) }
  }

  /// The digits as one integer, shifted so that it counts units of the last decimal place.
  private var magnitude: UInt64? {
    var sum: UInt128 = 0
    for digit in digits {
      let (product, overflow) = sum.multipliedReportingOverflow(by: 10_000)
      guard !overflow, product <= UInt128.max - 10_000 else { return nil }
      sum = product + UInt128(digit)
    }
    var shift = 4 * (weight - digits.count + 1) + scale
    while shift > 0 && sum > 0 {
      let (product, overflow) = sum.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      (sum, shift) = (product, shift - 1)
    }
    while shift < 0 {
      // The last digits to the base 10,000 are zeros beyond the scale.
      guard sum % 10 == 0 else { return nil }
      (sum, shift) = (sum / 10, shift + 1)
    }
    return UInt64(exactly: sum)
  }
}
