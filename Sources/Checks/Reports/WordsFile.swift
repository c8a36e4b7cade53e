import Foundation

/// A file in which words wait until they are put together into reports: memory would not hold them.
struct WordsFile: Sendable {
  let path: String

  /// Makes it anew; whoever made it removes it.
  init(path: String) throws {
    self.path = path
    try Data().write(to: URL(filePath: path))
  }

  func writer() throws -> FileHandle { try FileHandle(forWritingTo: URL(filePath: path)) }

  func reader() throws -> FileHandle { try FileHandle(forReadingFrom: URL(filePath: path)) }
}

extension FileHandle {
  /// Writes bytes to a place, whatever stood there.
  func write(_ bytes: [UInt8], at offset: Int) throws {
    try seek(toOffset: UInt64(offset))
    try write(contentsOf: bytes)
  }

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
