package import Audit
import Foundation

/// A file outside the database to which heads of the chain of seals are appended, one a line.
package struct AnchorFile: Sendable {
  package let path: String
  /// The file of the private key by which the lines are signed; nil where they are not.
  package let keyPath: String?

  package init(path: String, keyPath: String? = nil) {
    self.path = path
    self.keyPath = keyPath
  }

  /// A file that cannot be used, and why.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// Appends a head and sees it safe on disk.
  package func append(_ head: SealHead) throws {
    var anchor = Anchor(head)
    if let keyPath { try anchor.sign(with: AnchorFile.key(at: keyPath)) }
    let files = FileManager.default
    if !files.fileExists(atPath: path) {
      let folder = URL(filePath: path).deletingLastPathComponent()
      try? files.createDirectory(at: folder, withIntermediateDirectories: true)
      _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw Fault(description: "the file of anchors cannot be written")
    }
    do {
      try handle.seekToEnd()
      try handle.write(contentsOf: Data((anchor.line + "\n").utf8))
      try handle.synchronize()
      try handle.close()
    } catch {
      throw Fault(description: "the file of anchors cannot be written")
    }
  }

  /// All anchors of the file.
  package func anchors() throws -> [Anchor] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Fault(description: "the file of anchors cannot be read")
    }
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").map { line in
      guard let anchor = Anchor(line: line) else {
        throw Fault(description: "a line of the file of anchors is no anchor")
      }
      return anchor
    }
  }

  private static func key(at path: String) throws -> AnchorKey {
    guard let data = FileManager.default.contents(atPath: path),
      let key = AnchorKey(
        digits: String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw Fault(description: "the key file cannot be read, or holds no key") }
    return key
  }
}

extension AnchorFile {
  /// The file that was named, else that in the folder of reports, else none.
  package init?(_ path: String?, reports: String?, keyPath: String?) {
    guard let path = path ?? reports.map({ "\($0)/anchors.txt" }) else { return nil }
    self.init(path: path, keyPath: keyPath)
  }
}
