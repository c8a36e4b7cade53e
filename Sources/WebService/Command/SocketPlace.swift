import CommandSocket
import Foundation
import Synchronization

/// Where the daemon's socket stands in the file system.
package final class SocketPlace: Sendable {
  /// Why the daemon cannot have its socket there.
  package enum Fault: Error, Hashable, Sendable {
    /// Something that is not a socket has that name, or cannot be looked at; it is left alone.
    case notASocket
    /// Another daemon answers there.
    case taken
    /// A socket's address has no room for so long a path.
    case tooLong
  }

  package let path: String
  /// By which the file is known again; 0 while there is none of ours.
  private let inode = Mutex(0)

  /// Takes the place, and removes a socket at which nobody listens any more.
  package init(_ path: String) throws(Fault) {
    guard path.utf8.count <= UnixSocket.longestPath else { throw .tooLong }
    self.path = path
    guard let found = Self.file(at: path) else { return }
    guard found.isSocket else { throw .notASocket }
    do throws(UnixSocket.Fault) {
      _ = try UnixSocket.connected(to: path, by: .now + .seconds(1))
    } catch .nobody {
      // Left behind by a daemon that was killed.
      try? FileManager.default.removeItem(atPath: path)
      return
    } catch {}
    throw .taken
  }

  /// The socket is there: nobody but the daemon's account may write to it, and so connect.
  func keepForOneself() {
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    inode.withLock { $0 = Self.file(at: path)?.number ?? 0 }
  }

  /// Removes the socket, unless another has taken its place.
  func leave() {
    let own = inode.withLock { $0 }
    guard own != 0, let found = Self.file(at: path), found.isSocket, found.number == own else { return }
    try? FileManager.default.removeItem(atPath: path)
  }

  /// What has that name, symbolic links not followed.
  private static func file(at path: String) -> (isSocket: Bool, number: Int)? {
    guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
    let number = found[.systemFileNumber] as? NSNumber
    return ((found[.type] as? FileAttributeType) == .typeSocket, number?.intValue ?? 0)
  }
}
