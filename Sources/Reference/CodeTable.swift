import CaseFile

/// What is known by a body's code, found at once: a fixed table with open addressing.
///
/// A nightly run asks millions of times, mostly about codes that are not in the table; a
/// dictionary's hash, made to withstand hostile keys, costs ten times the look itself.
struct CodeTable<Value: Sendable>: Sendable {
  private let codes: [UInt64]
  private let values: [Value]
  /// The place of a code in `codes`; -1 where there is none. More than half of them are free.
  private let slots: [Int32]
  private let shift: UInt64

  /// The codes must differ.
  init(_ entries: [(BodyCode, Value)]) {
    var bits = 4
    while 1 << bits < entries.count * 2 { bits += 1 }
    shift = UInt64(64 - bits)
    codes = entries.map(\.0.packed)
    values = entries.map(\.1)
    var slots = [Int32](repeating: -1, count: 1 << bits)
    for (place, code) in codes.enumerated() {
      var slot = CodeTable.slot(of: code, shift: shift)
      while slots[slot] >= 0 {
        precondition(codes[Int(slots[slot])] != code, "a code comes twice")
        slot = (slot + 1) & (slots.count - 1)
      }
      slots[slot] = Int32(place)
    }
    self.slots = slots
  }

  subscript(_ code: BodyCode) -> Value? {
    var slot = CodeTable.slot(of: code.packed, shift: shift)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if codes[place] == code.packed { return values[place] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Fibonacci hashing: the high bits of a product with 2^64 divided by the golden ratio.
  private static func slot(of code: UInt64, shift: UInt64) -> Int {
    Int((code &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
