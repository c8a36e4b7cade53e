import CommandSocket
import Foundation
import Hummingbird
import NIOCore

/// A request of the command at the socket. Nothing of it is ever a request over HTTP at large, nor the other way round.
struct CommandContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The connection, which knows whose it is.
  let channel: any Channel
  /// What was asked; nil until it has been checked who asks, and of which build and register.
  var asked: CommandRequest?

  init(source: Source) {
    coreContext = .init(source: source)
    channel = source.channel
  }

  /// The account at the other end (SO_PEERCRED); nil where the system does not say.
  var account: UInt32? {
    get async {
      guard let options = channel as? any SocketOptionProvider else { return nil }
      // The one call by which NIO asks for an option that it does not know; its value is of the system's own size.
      let found: EventLoopFuture<PeerCredentials> = options.unsafeGetSocketOption(
        level: .socket, name: .peerCredentials)
      return try? await found.get().user
    }
  }
}

extension NIOBSDSocket.Option {
  /// Who is at the other end of a Unix domain socket (unix(7)).
  fileprivate static let peerCredentials = NIOBSDSocket.Option(rawValue: SO_PEERCRED)
}
