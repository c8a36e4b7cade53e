import CommandSocket
package import CivilTime
import Foundation
import Hummingbird
package import Logging
import NIOCore
package import Questions
import ServiceLifecycle

/// The daemon's socket for the command of its own account, which asks here what else it would ask the database.
package struct CommandService: Service {
  let register: RegisterQuestions
  let registerName: String?
  let place: SocketPlace
  let logger: Logger
  let today: @Sendable () -> CivilDate

  /// - Parameters:
  ///   - name: by what the daemon was told which register that is (`RegisterName`).
  ///   - today: the civil date in London when a request comes without a day.
  package init(
    register: RegisterQuestions, named name: String?, at place: SocketPlace, logger: Logger,
    today: @escaping @Sendable () -> CivilDate
  ) {
    self.register = register
    registerName = name
    self.place = place
    self.logger = logger
    self.today = today
  }

  /// Serves until it is told to stop, and takes the socket away.
  package func run() async throws {
    defer { place.leave() }
    try await Application(
      router: CommandRoutes(register, named: registerName, today: today).router(),
      configuration: .init(address: .unixDomainSocket(path: place.path), serverName: "aftercared"),
      onServerRunning: { _ in place.keepForOneself() }, logger: logger
    ).run()
  }
}
