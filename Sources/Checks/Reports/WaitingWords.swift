internal import Database
import Foundation

/// The lines of one list in one form, of one severity: the last of them in memory, those before it in a file.
struct WaitingWords: Sendable {
  /// Where those in the file stand, in order.
  private(set) var places: [Range<Int>] = []
  private(set) var last: [UInt8] = []

  /// With what an array has before its elements, a page of memory: there are thousands of them.
  static let most = Failpoint.size("night.size.words", 4_096 - 32)

  /// Adds a line, parted from the one before it.
  mutating func add(_ line: [UInt8], after separator: [UInt8], to file: inout WordsWriter) throws {
    let isFirst = places.isEmpty && last.isEmpty
    if !last.isEmpty, last.count + separator.count + line.count > WaitingWords.most {
      places.append(try file.append(last))
      last.removeAll(keepingCapacity: true)
    }
    // Left to itself the array would grow to twice that.
    if last.capacity < WaitingWords.most, 2 * (last.count + line.count) > WaitingWords.most {
      last.reserveCapacity(WaitingWords.most)
    }
    if !isFirst { last += separator }
    last += line
  }
}

/// Appends to a file of words, many at a time.
struct WordsWriter: Sendable {
  private let file: WordsFile
  private var open: FileHandle?
  private var waiting: [UInt8] = []
  private var written = 0

  private static let most = 256 * WaitingWords.most

  init(_ file: WordsFile) {
    self.file = file
  }

  /// Adds words; returns where they will stand once `flush` has been called.
  mutating func append(_ words: [UInt8]) throws -> Range<Int> {
    let start = written + waiting.count
    waiting += words
    if waiting.count >= WordsWriter.most { try flush() }
    return start..<start + words.count
  }

  mutating func flush() throws {
    let handle = try open ?? file.writer()
    open = handle
    try handle.write(waiting, at: written)
    written += waiting.count
    waiting.removeAll(keepingCapacity: true)
  }
}
