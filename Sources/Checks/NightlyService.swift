import Audit
import CivilTime
import Foundation
package import Logging
package import Record
import ServiceLifecycle

/// Runs the nightly check at a time of London's clock, every day, until the daemon stops.
///
/// What is due is asked of the ledger, not kept in memory: a daemon that was away at the hour runs the night
/// when it is back, and of several daemons one runs it.
package struct NightlyService: Service {
  /// A time of day in London.
  package struct TimeOfDay: Hashable, Sendable {
    package let hour: Int
    package let minute: Int

    /// Reads `HH:MM`; nil where it is no time of day.
    package init?(_ text: String) {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hour = parts[0], let minute = parts[1],
        (0..<24).contains(hour), (0..<60).contains(minute)
      else { return nil }
      (self.hour, self.minute) = (hour, minute)
    }
  }

  let check: NightlyCheck
  let register: Register
  let at: TimeOfDay
  let reports: ReportFolder?
  let anchors: AnchorFile?
  let logger: Logger

  package init(
    check: NightlyCheck, register: Register, at: TimeOfDay, reports: ReportFolder?,
    anchors: AnchorFile?, logger: Logger
  ) {
    self.check = check
    self.register = register
    self.at = at
    self.reports = reports
    self.anchors = anchors
    self.logger = logger
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await runIfDue()
        await tellAlerts()
        try? await Task.sleep(for: Self.pause)
      }
    }
  }

  /// Short enough that a changed clock or a recovered database is soon noticed.
  private static let pause = Duration.seconds(20)

  /// The business date whose hour has come last.
  func dueDate(at second: Int64) -> CivilDate {
    let today = LondonClock.date(atSecond: second)
    let hour = LondonClock.second(on: today, hour: at.hour, minute: at.minute)
    return second >= hour ? today : today.previous
  }

  private func runIfDue() async {
    let due = dueDate(at: Int64(Date().timeIntervalSince1970))
    do {
      if let last = try await register.lastNight(), last.on >= due {
        if last.on > due { warnOfFuture(last.on) }
        return
      }
      let night = try await check.run(on: due)
      logger.info(
        "night published",
        metadata: [
          "night": "\(night.on)", "cases": "\(night.cases)", "looked_at": "\(night.lookedAt)",
          "opened": "\(night.opened)", "closed": "\(night.closed)", "still_open": "\(night.stillOpen)",
        ])
      await tellUnreviewed()
      await anchor(night.on)
      await writeReports(of: night.on)
    } catch RegisterError.nightUnderWay {
      logger.debug("another daemon runs the night", metadata: ["night": "\(due)"])
    } catch {
      guard !Task.isCancelled else { return }
      logger.error("night not run; it is tried again", metadata: ["night": "\(due)", "error": "\(error)"])
    }
  }

  /// Tells of every emergency access once, soon after it was opened, and names nobody.
  private func tellAlerts() async {
    do {
      for alert in try await register.takeAlerts() { tell("emergency access opened", alert) }
    } catch {
      guard !Task.isCancelled else { return }
      logger.error("alerts of emergency access not told; it is tried again", metadata: ["error": "\(error)"])
    }
  }

  /// Tells every night what nobody has reviewed to the end.
  private func tellUnreviewed() async {
    do {
      for unreviewed in try await register.unreviewedAccesses() {
        tell("emergency access not yet reviewed", unreviewed)
      }
    } catch {
      guard !Task.isCancelled else { return }
      logger.error("unreviewed emergency access not told", metadata: ["error": "\(error)"])
    }
  }

  private func tell(_ message: Logger.Message, _ access: UnreviewedAccess) {
    logger.warning(
      message,
      metadata: [
        "body": "\(access.body)", "reason": "\(access.reason.rawValue)", "count": "\(access.count)",
      ])
  }

  /// Seals the trail and writes the head down, in the file and in this log, which is outside the database too.
  private func anchor(_ night: CivilDate) async {
    do {
      guard let head = try await NightSeal(register: register, file: anchors).seal() else { return }
      logger.info(
        "audit trail anchored",
        metadata: [
          "night": "\(night)", "seal": "\(head.seal)", "head": "\(head.digits)", "events": "\(head.events)",
          "sealed_at": "\(head.moment)",
        ])
    } catch {
      fail("audit trail not anchored; anchor it by aftercare audit anchor", night, error)
    }
  }

  private func writeReports(of night: CivilDate) async {
    guard let reports else { return }
    do {
      let count = try await reports.write(night, of: register)
      logger.info("reports written", metadata: ["night": "\(night)", "reports": "\(count)"])
    } catch {
      fail("reports not written; write them by aftercare run nightly --reports", night, error)
    }
  }

  /// Tells what was not done: no fault where the daemon was stopped meanwhile, but to be done all the same.
  private func fail(_ message: Logger.Message, _ night: CivilDate, _ error: any Error) {
    if Task.isCancelled {
      logger.warning(message, metadata: ["night": "\(night)", "because": "stopped"])
    } else {
      logger.error(message, metadata: ["night": "\(night)", "error": "\(error)"])
    }
  }

  /// Somebody ran a night that has not come yet: until then no other can be published.
  private func warnOfFuture(_ night: CivilDate) {
    logger.warning(
      "no night is run until the day of the last published one has come",
      metadata: ["night": "\(night)"])
  }
}

/// What the log calls it: it must not show what it is made of.
extension NightlyService: CustomStringConvertible {
  package var description: String { "nightly check" }
}
