internal import Glibc

/// A fixed list of texts to recognise in results without making a `String` of what was sent.
public struct Labels: Sendable {
  /// The texts, in the order of their numbers.
  public let texts: [String]

  let bytes: [UInt8]
  let starts: [Int]
  /// An open-addressed table of numbers into `starts`, -1 where empty; a power of two long.
  let table: [Int32]

  /// Builds the table. The texts must differ from one another.
  public init(_ texts: [String]) {
    precondition(Set(texts).count == texts.count, "a label is listed twice")
    self.texts = texts
    bytes = texts.flatMap { $0.utf8 }
    starts = texts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
    table = Labels.table(of: texts)
  }

  private static func table(of texts: [String]) -> [Int32] {
    var size = 4
    while size < texts.count * 4 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for (number, var text) in texts.enumerated() {
      var slot = text.withUTF8 { unsafe Labels.hash(UnsafeRawBufferPointer($0)) } & (size - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = Int32(number)
    }
    return table
  }

  @inline(__always)
  func index(of value: UnsafeRawBufferPointer) -> Int? {
    var slot = unsafe Labels.hash(value) & (table.count &- 1)
    while true {
      let number = Int(table[slot])
      guard number >= 0 else { return nil }
      if unsafe matches(value, number) { return number }
      slot = (slot &+ 1) & (table.count &- 1)
    }
  }

  @inline(__always)
  private func matches(_ value: UnsafeRawBufferPointer, _ number: Int) -> Bool {
    let start = starts[number]
    let length = starts[number &+ 1] &- start
    guard length == value.count else { return false }
    guard let other = value.baseAddress, length > 0 else { return true }
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let mine = bytes.baseAddress else { return false }
      return unsafe memcmp(mine + start, other, length) == 0
    }
  }

  /// Length, ends and middle: enough to tell short codes apart, and cheap for long texts.
  @inline(__always)
  private static func hash(_ value: UnsafeRawBufferPointer) -> Int {
    let count = value.count
    guard count > 0 else { return 0 }
    let first = unsafe UInt32(value[0])
    let middle = unsafe UInt32(value[count &>> 1])
    let last = unsafe UInt32(value[count &- 1])
    let second = unsafe UInt32(value[count &>> 2])
    var hash = UInt32(truncatingIfNeeded: count) &* 0x9e37_79b1
    hash = (hash ^ (first | middle &<< 8 | last &<< 16 | second &<< 24)) &* 0x85eb_ca6b
    return Int(hash &>> 15)
  }
}
