package import Logging
package import Record
import ServiceLifecycle

/// Writes the age of the last published night into the log every hour, so that a log alone shows a night that is late.
package struct NightAgeService: Service {
  let register: Register
  let logger: Logger
  private static let pause = Duration.seconds(3_600)

  package init(register: Register, logger: Logger) {
    self.register = register
    self.logger = logger
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await tell()
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  private func tell() async {
    do {
      guard let age = try await register.nightAge() else {
        return logger.warning("no night has been published yet")
      }
      logger.info(
        "age of the last published night",
        metadata: [
          "night": "\(age.on)", "age_seconds": "\(age.seconds)", "missed_in_30_days": "\(age.missed.count)",
        ])
    } catch {
      guard !Task.isCancelled else { return }
      logger.error("age of the last published night not known", metadata: ["error": "\(error)"])
    }
  }
}

/// What the log calls it: it must not show what it is made of.
extension NightAgeService: CustomStringConvertible {
  package var description: String { "age of the last night" }
}
