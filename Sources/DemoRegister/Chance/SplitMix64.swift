/// A small seeded generator (Steele, Lea, Flood 2014): one seed gives the same numbers anywhere.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A generator of its own for one number of a register.
  init(seed: UInt64, number: Int) {
    state = SplitMix64.mixed(seed &+ SplitMix64.mixed(UInt64(number) &* SplitMix64.golden))
  }

  mutating func next() -> UInt64 {
    state &+= SplitMix64.golden
    return SplitMix64.mixed(state)
  }

  private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The finalizer that spreads every bit of a number over all others.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SplitMix64 {
  /// A number from 0 up to, not including, `limit`.
  mutating func below(_ limit: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(limit)).high)
  }

  /// A number of the range.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// True so many times in a hundred.
  mutating func happens(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// One of the values.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[below(values.count)]
  }
}
