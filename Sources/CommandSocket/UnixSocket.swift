internal import Glibc

/// A connection to a Unix domain socket, for one request and one reply; everything by a deadline.
package struct UnixSocket: ~Copyable {
  /// Why there is no connection, or no more of it.
  package enum Fault: Error, Hashable, Sendable {
    /// No socket of that name, or nobody listens at it.
    case nobody
    /// The socket, or its folder, is another account's.
    case notAllowed
    /// Others are waiting already, or the system has no room for another connection.
    case busy
    /// The deadline came first.
    case timeUp
    /// The connection broke.
    case lost
    /// The path is longer than a socket's address may be.
    case pathTooLong
  }

  private let descriptor: Int32
  private let deadline: ContinuousClock.Instant

  /// The most bytes that the path of a socket may have (unix(7)), its closing zero left out.
  package static let longestPath = 107

  /// A new socket that is connected to nothing yet.
  private init(by deadline: ContinuousClock.Instant) throws(Fault) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
    self.deadline = deadline
    if descriptor < 0 { throw .busy }
  }

  /// A connection to the socket at a path.
  package static func connected(to path: String, by deadline: ContinuousClock.Instant) throws(Fault) -> UnixSocket {
    guard path.utf8.count <= longestPath else { throw .pathTooLong }
    let line = try UnixSocket(by: deadline)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { room in unsafe room.copyBytes(from: path.utf8) }
    let status = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(line.descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw Fault(connecting: errno) }
    return line
  }

  deinit { close(descriptor) }

  /// The account of whoever listens, as it was when listening began (SO_PEERCRED); nil where the system does not say.
  package var peer: UInt32? {
    var credentials = PeerCredentials()
    var size = socklen_t(MemoryLayout<PeerCredentials>.size)
    let status = unsafe getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &size)
    return status == 0 && size == MemoryLayout<PeerCredentials>.size ? credentials.user : nil
  }

  /// Sends all bytes.
  package func send(_ bytes: [UInt8]) throws(Fault) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          descriptor, buffer.baseAddress.map { unsafe $0 + sent }, buffer.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 { sent += count } else { try wait(for: POLLOUT, after: errno) }
    }
  }

  /// The next bytes, at most so many; none where the other end has said all.
  package func receive(_ most: Int = 1 << 16) throws(Fault) -> [UInt8] {
    while true {
      var count = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: most) { buffer, filled in
        count = unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
        filled = max(0, count)
      }
      if count >= 0 { return bytes }
      try wait(for: POLLIN, after: errno)
    }
  }

  /// After a call that could not go on: waits until it can.
  private func wait(for event: Int32, after error: Int32) throws(Fault) {
    if error == EINTR { return }
    guard error == EAGAIN else { throw .lost }
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      guard left > .zero else { throw .timeUp }
      let milliseconds = min(left / .milliseconds(1), 60_000).rounded(.up)
      var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      if unsafe poll(&waiting, 1, Int32(milliseconds)) > 0 { return }
    }
  }
}

extension UnixSocket.Fault {
  fileprivate init(connecting error: Int32) {
    switch error {
    case ENOENT, ECONNREFUSED, ENOTDIR: self = .nobody
    case EACCES, EPERM: self = .notAllowed
    case EAGAIN, EINTR: self = .busy
    default: self = .lost
    }
  }
}
