/// An NHS number: ten digits of which the last is a check digit.
///
/// NHS Data Dictionary, NHS NUMBER: weights 10 to 2, modulus 11. Its description never shows the digits.
public struct NHSNumber: Hashable, Sendable {
  public let digits: String

  /// A number that has been checked before.
  public init(unchecked digits: String) {
    self.digits = digits
  }

  /// The number so written, without spaces; nil where it fails the form or the check digit.
  public init?(_ text: String) {
    let values = text.utf8.map { Int($0) - 0x30 }
    guard values.count == 10, values.allSatisfy({ (0...9).contains($0) }),
      zip(values, (1...10).reversed()).reduce(0, { $0 + $1.0 * $1.1 }) % 11 == 0
    else { return nil }
    self.digits = text
  }

  /// The number that nine digits and their check digit make; nil where no number has those nine digits.
  public init?(base: Int) {
    let nine = String(1_000_000_000 + base).dropFirst()
    for check in 0...9 {
      if let number = NHSNumber(nine + String(check)) {
        self = number
        return
      }
    }
    return nil
  }
}

extension NHSNumber: CustomStringConvertible {
  public var description: String { "(NHS number withheld)" }
}
