internal import Database
import Foundation

/// The lines of one list in one form, of one severity: whole blocks of words in a file, what came last in memory.
struct WaitingWords: Sendable {
  /// The blocks, in order.
  private var blocks: [WordsBlock] = []
  private var last: [UInt8] = []

  /// Adds a line, parted from the one before it.
  mutating func add(_ line: [UInt8], after separator: [UInt8], to file: WordsFile) throws {
    if !blocks.isEmpty || !last.isEmpty { try add(separator[...], to: file) }
    try add(line[...], to: file)
  }

  /// Gives all that was added to the body, part by part, once the file was flushed.
  func words(from file: FileHandle, _ take: ([UInt8]) throws -> Void) throws {
    for block in blocks { try take(try file.bytes(block.place)) }
    try take(last)
  }

  private mutating func add(_ words: ArraySlice<UInt8>, to file: WordsFile) throws {
    var rest = words
    while !rest.isEmpty {
      // Left to itself the array would grow past a block.
      if 2 * (last.count + rest.count) > WordsBlock.size { last.reserveCapacity(WordsBlock.size) }
      let fitting = rest.prefix(WordsBlock.size - last.count)
      last += fitting
      rest = rest.dropFirst(fitting.count)
      guard last.count == WordsBlock.size else { continue }
      blocks.append(try file.append(last))
      last.removeAll(keepingCapacity: true)
    }
  }
}

/// A block of words in a file.
struct WordsBlock: Sendable {
  private let number: UInt32

  /// With what an array has before its elements, half a page of memory: thousands of blocks are begun at a time.
  static let size = Failpoint.size("night.size.words", 2_048 - 32)

  init(_ number: Int) {
    self.number = UInt32(number)
  }

  var place: Range<Int> { Int(number) * WordsBlock.size..<(Int(number) + 1) * WordsBlock.size }
}
