/// Pounds sterling, `^\d{1,9}(\.\d{2})?$`.
public struct Money: Hashable, Sendable {
  public let pence: Int64
  /// Whether pence were written.
  public let showsPence: Bool

  public init(pence: Int64, showsPence: Bool = true) {
    self.pence = pence
    self.showsPence = showsPence
  }

  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    let pounds = bytes.prefix { (0x30...0x39).contains($0) }
    let rest = bytes[pounds.count...]
    let isWritten =
      rest.isEmpty
      || (rest.count == 3 && rest.first == UInt8(ascii: ".")
        && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
    guard (1...9).contains(pounds.count), isWritten,
      let digits = Int64(String(decoding: pounds + rest.dropFirst(), as: UTF8.self))
    else { return nil }
    self.init(pence: rest.isEmpty ? digits * 100 : digits, showsPence: !rest.isEmpty)
  }
}

extension Money: Comparable {
  public static func < (left: Money, right: Money) -> Bool { left.pence < right.pence }
}

extension Money: CustomStringConvertible {
  public var description: String {
    guard showsPence else { return String(pence / 100) }
    let rest = String(pence % 100)
    return "\(pence / 100)." + (rest.count == 1 ? "0" + rest : rest)
  }
}
