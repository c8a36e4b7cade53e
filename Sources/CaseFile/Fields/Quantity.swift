/// An exact decimal number: hours, per cent or pounds. Never rounded.
public struct Quantity: Hashable, Sendable {
  /// The digits without the point.
  public let mantissa: Int64
  /// How many of the digits stand behind the point, 0 to 18.
  public let scale: Int

  public init(mantissa: Int64, scale: Int) {
    self.mantissa = mantissa
    self.scale = scale
  }

  public init(_ integer: Int) {
    self.init(mantissa: Int64(integer), scale: 0)
  }

  /// Reads a JSON number; nil where it has more digits than can be kept exactly.
  public init?(json text: String) {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (0x30...0x39).contains(first) else {
      return nil
    }
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    let exponent = parts.count == 2 ? Int(parts[1]) : 0
    guard let exponent, (-400...400).contains(exponent) else { return nil }
    let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let decimals = digits.count == 2 ? String(digits[1]) : ""
    guard var mantissa = Int64(digits[0] + decimals) else { return nil }
    var scale = decimals.count - exponent
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    while scale < 0, mantissa != 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      mantissa = product
      scale += 1
    }
    guard scale <= 18 else { return nil }
    self.init(mantissa: mantissa, scale: max(scale, 0))
  }

  public var isNegative: Bool { mantissa < 0 }

  /// Two wide integers of the same scale, so that numbers can be compared and added exactly.
  static func aligned(_ left: Quantity, _ right: Quantity) -> (Int128, Int128) {
    let scale = max(left.scale, right.scale)
    return (left.wide(scale), right.wide(scale))
  }

  private func wide(_ wanted: Int) -> Int128 {
    var value = Int128(mantissa)
    for _ in scale..<max(wanted, scale) { value *= 10 }
    return value
  }

  private static func scaled(_ value: Int128, by power: Int) -> (Int128, overflow: Bool) {
    var value = value
    for _ in 0..<power {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return (0, true) }
      value = product
    }
    return (value, false)
  }

  /// Whether two sums of products compare so: used where a share of a number is asked for.
  public static func isLess(_ left: Quantity, than right: Quantity, times factor: Quantity) -> Bool {
    let product = Int128(right.mantissa) * Int128(factor.mantissa)
    let gap = right.scale + factor.scale - left.scale
    let (scaled, overflow) = Quantity.scaled(gap > 0 ? Int128(left.mantissa) : product, by: abs(gap))
    // What overflows is greater than any product of two mantissas.
    if overflow { return gap < 0 }
    return gap > 0 ? scaled < product : Int128(left.mantissa) < scaled
  }
}

extension Quantity: Comparable {
  public static func < (left: Quantity, right: Quantity) -> Bool {
    let (first, second) = aligned(left, right)
    return first < second
  }
}

extension Quantity: CustomStringConvertible {
  /// The number as JSON and SQL write it.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    let digits = String(mantissa.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
