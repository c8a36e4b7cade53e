import Foundation

/// A file named on the command line; `-` is standard input.
struct InputFile {
  let path: String

  /// What messages call it.
  var name: String { path == "-" ? "standard input" : path }

  /// All bytes of the file.
  ///
  /// - Throws: `Failure` where it cannot be read.
  func bytes() throws -> [UInt8] {
    var all: [UInt8] = []
    try forEachChunk { all.append(contentsOf: $0) }
    return all
  }

  /// Hands over one line after another, without its line feed, and its number from 1; empty lines are left out.
  ///
  /// `reading` sees all bytes, as they come.
  func forEachLine(
    reading: ([UInt8]) -> Void = { _ in }, _ body: ([UInt8], Int) async throws -> Void
  ) async throws {
    let handle = try open()
    var pending: [UInt8] = []
    var number = 0
    while let chunk = try read(handle) {
      reading(chunk)
      var start = chunk.startIndex
      while let feed = chunk[start...].firstIndex(of: 0x0A) {
        pending.append(contentsOf: chunk[start..<feed])
        number += 1
        if !pending.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { try await body(pending, number) }
        pending.removeAll(keepingCapacity: true)
        start = feed + 1
      }
      pending.append(contentsOf: chunk[start...])
    }
    if !pending.isEmpty { try await body(pending, number + 1) }
  }

  /// Hands over the bytes of the file piece by piece.
  func forEachChunk(_ body: ([UInt8]) throws -> Void) throws {
    let handle = try open()
    while let chunk = try read(handle) { try body(chunk) }
  }

  private func open() throws -> FileHandle {
    if path == "-" { return .standardInput }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw Failure(.unreadable, "\(path) cannot be read: is it there, and may you read it?")
    }
    return handle
  }

  private func read(_ handle: FileHandle) throws -> [UInt8]? {
    do {
      guard let data = try handle.read(upToCount: 1 << 20), !data.isEmpty else { return nil }
      return Array(data)
    } catch {
      throw Failure(.unreadable, "\(name) cannot be read to its end.")
    }
  }
}
