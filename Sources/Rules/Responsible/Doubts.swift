/// A set of doubts, kept as the bits of one number: the contract has fewer than 64.
struct Doubts: Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  init(arrayLiteral numbers: Int...) {
    for number in numbers { insert(Doubt(number)) }
  }

  mutating func insert(_ doubt: Doubt) {
    bits |= 1 << UInt64(doubt.number)
  }

  mutating func formUnion(_ others: Doubts) {
    bits |= others.bits
  }

  func union(_ others: Doubts) -> Doubts {
    var union = self
    union.formUnion(others)
    return union
  }

  func sorted() -> [Doubt] {
    var doubts: [Doubt] = []
    var left = bits
    while left != 0 {
      doubts.append(Doubt(left.trailingZeroBitCount))
      left &= left - 1
    }
    return doubts
  }
}
