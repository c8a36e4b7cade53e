/// Values of which some are drawn more often than others.
struct Weighted<Value: Sendable>: Sendable {
  private let values: [Value]
  /// The sum of the weights up to and with each value.
  private let sums: [Int]

  init(_ entries: [(Value, Int)]) {
    values = entries.map(\.0)
    var sum = 0
    sums = entries.map { entry in
      sum += entry.1
      return sum
    }
  }

  func drawn(by chance: inout SplitMix64) -> Value {
    let drawn = chance.below(sums[sums.count - 1])
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] > drawn { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}
