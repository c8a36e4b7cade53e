package import CivilTime
import Hummingbird
package import Logging
package import Questions
package import ServiceLifecycle

/// The HTTP side of the daemon: questions over loopback, answered in JSON.
package struct WebService: Sendable {
  let register: RegisterQuestions
  let host: String
  let port: Int
  let logger: Logger
  let today: @Sendable () -> CivilDate

  /// - Parameters:
  ///   - today: the civil date in London when a request comes without a day.
  package init(
    register: RegisterQuestions, host: String, port: Int, logger: Logger,
    today: @escaping @Sendable () -> CivilDate
  ) {
    self.register = register
    self.host = host
    self.port = port
    self.logger = logger
    self.today = today
  }

  /// The server as a service, which stops taking requests when it is told to and lets those under way end.
  package var service: any Service { application }

  var application: some ApplicationProtocol {
    Application(
      router: Routes(register: register, today: today).router(),
      configuration: .init(address: .hostname(host, port: port), serverName: "aftercared"),
      logger: logger)
  }
}
