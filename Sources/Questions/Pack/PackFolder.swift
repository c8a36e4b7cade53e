import Audit
import Foundation

/// A folder that appears whole or not at all: it is written beside its place and then put there.
package final class PackFolder {
  /// Why there is no folder.
  package enum Fault: Error, Hashable, Sendable {
    case isThere
    case cannotBeWritten
  }

  package struct Entry: Sendable {
    package let path: String
    package let sha256: String
    package let bytes: Int
  }

  private let target: URL
  private let unfinished: URL
  package private(set) var entries: [Entry] = []

  /// Begins a folder where nothing is yet.
  package init(at path: String) throws(Fault) {
    target = URL(filePath: path).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) else { throw .isThere }
    unfinished = target.deletingLastPathComponent().appending(
      path: ".\(target.lastPathComponent)-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: unfinished, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch { throw .cannotBeWritten }
  }

  /// Writes a file and sees it safe on disk.
  package func write(_ name: String, _ text: String) throws(Fault) {
    let stream = try begin(name)
    try add(text, to: stream)
    try end(stream)
  }

  /// A file that is being written piece by piece.
  package final class Stream: @unchecked Sendable {
    fileprivate let name: String
    fileprivate let handle: FileHandle
    fileprivate var digest = FileDigest()
    fileprivate var count = 0

    fileprivate init(_ name: String, _ handle: FileHandle) {
      self.name = name
      self.handle = handle
    }

    /// Adds bytes; only one at a time may do so.
    package func add(_ text: String) throws(Fault) {
      let bytes = Array(text.utf8)
      do { try handle.write(contentsOf: Data(bytes)) } catch { throw .cannotBeWritten }
      digest.update(bytes)
      count += bytes.count
    }
  }

  package func begin(_ name: String) throws(Fault) -> Stream {
    let place = unfinished.appending(path: name)
    let files = FileManager.default
    do {
      try files.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
      )
    } catch { throw .cannotBeWritten }
    let path = place.path(percentEncoded: false)
    guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw .cannotBeWritten }
    return Stream(name, handle)
  }

  private func add(_ text: String, to stream: Stream) throws(Fault) { try stream.add(text) }

  package func end(_ stream: Stream) throws(Fault) {
    do {
      try stream.handle.synchronize()
      try stream.handle.close()
    } catch { throw .cannotBeWritten }
    entries.append(Entry(path: stream.name, sha256: Hexadecimal.text(stream.digest.bytes), bytes: stream.count))
  }

  /// Puts the folder in its place.
  package func finish() throws(Fault) {
    do {
      try FileManager.default.moveItem(at: unfinished, to: target)
    } catch {
      throw FileManager.default.fileExists(atPath: target.path(percentEncoded: false)) ? .isThere : .cannotBeWritten
    }
  }

  /// Takes away what was written, where it was not put in its place.
  package func discard() {
    try? FileManager.default.removeItem(at: unfinished)
  }
}
