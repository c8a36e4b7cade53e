import Foundation
import Synchronization

/// A file in which blocks of words wait until they are put together into reports: memory would not hold them. Several
/// may add to it at a time; many blocks are written at once.
final class WordsFile: Sendable {
  let path: String
  private let adding: Mutex<Adding>

  private struct Adding {
    let file: FileHandle
    var waiting: [UInt8] = []
    var blocks = 0

    /// Whatever an attempt before it left, they stand in their places.
    mutating func flush() throws {
      try file.seek(toOffset: UInt64(blocks * WordsBlock.size - waiting.count))
      try file.write(contentsOf: waiting)
      waiting.removeAll(keepingCapacity: true)
    }
  }

  /// As many blocks as are written at a time.
  private static let most = 512

  /// Makes it anew; whoever made it removes it.
  init(path: String) throws {
    self.path = path
    try Data().write(to: URL(filePath: path))
    adding = Mutex(Adding(file: try FileHandle(forWritingTo: URL(filePath: path))))
  }

  /// Adds a block; it stands in its place once `flush` has been called.
  func append(_ block: [UInt8]) throws -> WordsBlock {
    try adding.withLock { adding in
      adding.waiting += block
      adding.blocks += 1
      if adding.waiting.count >= WordsFile.most * WordsBlock.size { try adding.flush() }
      return WordsBlock(adding.blocks - 1)
    }
  }

  func flush() throws { try adding.withLock { try $0.flush() } }

  func reader() throws -> FileHandle { try FileHandle(forReadingFrom: URL(filePath: path)) }
}

extension FileHandle {
  /// The bytes of a place.
  ///
  /// - Throws: where the file has not all of them: a report must not be shown without its lines.
  func bytes(_ place: Range<Int>) throws -> [UInt8] {
    try seek(toOffset: UInt64(place.lowerBound))
    let bytes = Array(try read(upToCount: place.count) ?? Data())
    guard bytes.count == place.count else { throw CocoaError(.fileReadCorruptFile) }
    return bytes
  }
}

/// A file that is written from its beginning to its end.
struct NewFile: ~Copyable {
  private let handle: FileHandle
  private var waiting: [UInt8] = []

  private static let most = 1 << 18

  init(_ path: String) throws {
    try Data().write(to: URL(filePath: path))
    handle = try FileHandle(forWritingTo: URL(filePath: path))
    waiting.reserveCapacity(NewFile.most)
  }

  mutating func write(_ bytes: [UInt8]) throws {
    waiting += bytes
    if waiting.count >= NewFile.most { try flush() }
  }

  consuming func close() throws {
    try flush()
    try handle.close()
  }

  private mutating func flush() throws {
    try handle.write(contentsOf: waiting)
    waiting.removeAll(keepingCapacity: true)
  }
}
