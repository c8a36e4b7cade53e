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
    var file = try begin(name)
    try file.add(text)
    try end(file)
  }

  /// A file that is being written piece by piece: what was added last is to be ended.
  package struct Unended: Sendable {
    fileprivate let name: String
    fileprivate let handle: FileHandle
    fileprivate var digest = FileDigest()
    fileprivate var count = 0

    fileprivate init(_ name: String, _ handle: FileHandle) {
      self.name = name
      self.handle = handle
    }

    package mutating func add(_ text: String) throws(Fault) {
      let bytes = Array(text.utf8)
      do { try handle.write(contentsOf: Data(bytes)) } catch { throw .cannotBeWritten }
      digest.update(bytes)
      count += bytes.count
    }
  }

  package func begin(_ name: String) throws(Fault) -> Unended {
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
    return Unended(name, handle)
  }

  package func end(_ file: Unended) throws(Fault) {
    do {
      try file.handle.synchronize()
      try file.handle.close()
    } catch { throw .cannotBeWritten }
    entries.append(Entry(path: file.name, sha256: Hexadecimal.text(file.digest.bytes), bytes: file.count))
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
