package import Logging
package import Record
import ServiceLifecycle

/// Seals the audit trail every second, as long as the daemon runs.
package struct SealService: Service {
  let register: Register
  let logger: Logger
  private static let pause = Duration.seconds(1)

  package init(register: Register, logger: Logger) {
    self.register = register
    self.logger = logger
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      var isFailing = false
      while !Task.isCancelled {
        do {
          try await register.seal(as: .nightly)
          isFailing = false
        } catch {
          // Once, not every second: the trail itself shows how old what is unsealed is.
          if !isFailing && !Task.isCancelled {
            logger.error("audit trail not sealed; it is tried again", metadata: ["error": "\(error)"])
          }
          isFailing = true
        }
        try? await Task.sleep(for: Self.pause)
      }
    }
  }
}

/// What the log calls it: it must not show what it is made of.
extension SealService: CustomStringConvertible {
  package var description: String { "sealing of the audit trail" }
}
