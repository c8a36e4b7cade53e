import CivilTime

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int) -> Int

/// How the fuzzer changes an input: byte by byte as it knows how, or else value by value, which keeps it JSON.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ start: UnsafeMutablePointer<UInt8>, _ count: Int, _ limit: Int, _ seed: CUnsignedInt) -> Int {
  var mutator = ValueMutator(Array(UnsafeBufferPointer(start: start, count: count)), seed: UInt64(seed))
  guard mutator.chance(of: 75), mutator.changeValues(), mutator.bytes.count <= limit else {
    return mutateBytes(start, count, limit)
  }
  for (index, byte) in mutator.bytes.enumerated() { start[index] = byte }
  return mutator.bytes.count
}

/// Exchanges, moves and leaves out single values of a JSON text.
private struct ValueMutator {
  private(set) var bytes: [UInt8]
  private var state: UInt64

  init(_ bytes: [UInt8], seed: UInt64) {
    self.bytes = bytes
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// Changes from one to four values; false where there is none.
  mutating func changeValues() -> Bool {
    for _ in 0...pick(4) {
      let values = self.values
      guard !values.isEmpty else { return false }
      let chosen = values[pick(values.count)]
      switch pick(8) {
      case 0: bytes.replaceSubrange(chosen, with: bytes[values[pick(values.count)]])
      case 1: bytes.replaceSubrange(chosen, with: words[pick(words.count)].utf8)
      case 2: bytes.replaceSubrange(chosen, with: plainValues[pick(plainValues.count)].utf8)
      case 3: leaveOut(chosen)
      case 4: bytes.replaceSubrange(chosen, with: "\(pick(2) * (pick(400) - 100))".utf8)
      default: moveDay(in: chosen, among: values)
      }
    }
    return true
  }

  mutating func chance(of percent: Int) -> Bool { pick(100) < percent }

  private mutating func pick(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % count
  }

  /// A day of the text a little earlier or later, or as far off as days go; the one chosen, or else another.
  private mutating func moveDay(in chosen: Range<Int>, among values: [Range<Int>]) {
    var place = chosen
    for _ in 0..<8 where bytes[place].count < 12 { place = values[pick(values.count)] }
    let text = String(decoding: bytes[place].dropFirst().prefix(10), as: UTF8.self)
    guard let day = CivilDate(text) else { return }
    let reach = [2, 2, 2, 30, 400, 40_000][pick(6)]
    let moved = (day + (pick(2 * reach + 1) - reach)).description
    guard moved.utf8.count == 10 else { return }
    bytes.replaceSubrange(place.lowerBound + 1..<place.lowerBound + 11, with: moved.utf8)
  }

  /// Leaves out a member or an element with the comma beside it.
  private mutating func leaveOut(_ value: Range<Int>) {
    var (lower, upper) = (value.lowerBound, value.upperBound)
    if lower > 0, bytes[lower - 1] == UInt8(ascii: ":") {
      lower -= 2
      while lower > 0, bytes[lower - 1] != UInt8(ascii: "\"") { lower -= 1 }
      lower = max(0, lower - 1)
    }
    if upper < bytes.count, bytes[upper] == UInt8(ascii: ",") {
      upper += 1
    } else if lower > 0, bytes[lower - 1] == UInt8(ascii: ",") {
      lower -= 1
    }
    bytes.removeSubrange(lower..<upper)
  }

  /// Where the values stand that hold no others, and the objects that hold no objects.
  private var values: [Range<Int>] {
    var found: [Range<Int>] = []
    var opened: Int?
    var position = 0
    while position < bytes.count {
      let start = position
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
          position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position = min(position + 1, bytes.count)
        if position == bytes.count || bytes[position] != UInt8(ascii: ":") { found.append(start..<position) }
      case UInt8(ascii: "{"):
        opened = start
        position += 1
      case UInt8(ascii: "}"):
        position += 1
        if let start = opened { found.append(start..<position) }
        opened = nil
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        while position < bytes.count, !Self.ends.contains(bytes[position]) { position += 1 }
        found.append(start..<position)
      default: position += 1
      }
    }
    return found
  }

  private static let ends: Set<UInt8> = [0, 0x0A, 0x20, 0x2C, 0x5D, 0x7D]
}

private let plainValues = [
  "null", "true", "false", "0", "-1", "1", "100", "0.5", "0.99", "1e9", "1e-9", "1e-9223372036854775808",
  "9000000000000000000", "99999999999999999999", "0.999999999999999999", "{}", "[]", "\"\"",
  "\"0000-01-01\"", "\"9999-12-31\"", "\"1970-01-01\"", "\"2013-04-01\"", "\"2022-07-01\"", "\"2024-02-29\"",
  "\"0000-01-01T00:00:00+23:59\"", "\"9999-12-31T23:59:60-23:59\"", "\"2026-03-29T01:30:00+01:00\"", "\"0.00\"",
  "\"99999999.99\"", "\"\\u0000\"", "\"\\ud83d\\ude00\"",
]
