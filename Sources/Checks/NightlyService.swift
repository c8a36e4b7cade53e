import Audit
import CivilTime
import Database
package import Logging
package import Record
import ServiceLifecycle

/// Runs the nightly check at a time of London's clock, every day, until the daemon stops.
///
/// What is due stands in the database and goes by its clock: nights that no daemon ran are made up for in order, and of
/// several daemons one runs each.
package struct NightlyService: Service {
  let check: NightlyCheck
  let register: Register
  let calendar: NightCalendar
  let reports: ReportFolder?
  let anchors: AnchorFile?
  let logger: Logger

  package init(
    check: NightlyCheck, register: Register, reports: ReportFolder?, anchors: AnchorFile?, logger: Logger
  ) {
    self.check = check
    self.register = register
    calendar = check.calendar
    self.reports = reports
    self.anchors = anchors
    self.logger = logger
  }

  package func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let pause = await runWhatIsDue()
        await tellAlerts()
        try? await Task.sleep(for: pause)
      }
    }
  }

  /// Short enough that a changed clock or a recovered database is soon noticed.
  private static let pause = Duration.seconds(Failpoint.size("night.size.pause", 20))
  /// After a fault: what ended may be over soon.
  private static let pauseAfterFault = Duration.seconds(3)

  /// Runs all nights that are due, and says how long to wait before the next look.
  private func runWhatIsDue() async -> Duration {
    do {
      try await followUp()
      try await openSlots()
      while let night = try await check.runNextDue() {
        tell(night)
        try await followUp()
      }
      logger.debug("no night is due")
      return Self.pause
    } catch RegisterError.nightUnderWay {
      logger.debug("another daemon runs the night")
      return Self.pause
    } catch RegisterError.nightTakenOver {
      logger.warning("the night was taken over by another daemon, because this one was not heard of in time")
      return Self.pause
    } catch {
      guard !Task.isCancelled else { return .zero }
      logger.error("night not run; it is tried again", metadata: ["error": "\(error)"])
      return Self.pauseAfterFault
    }
  }

  private func openSlots() async throws {
    let second = try await register.databaseSecond()
    let last = try await register.lastNight()?.on
    if let last, last > calendar.dueDate(at: second) { warnOfFuture(last) }
    let nights = calendar.nights(after: last, at: second)
    guard !nights.due.isEmpty else { return }
    try await register.open(nights.due, skipping: nights.skipped)
    Failpoint.reach("night.opened")
    guard let first = nights.due.first, nights.due.count > 1 else { return }
    logger.warning(
      "nights were missed and are made up for",
      metadata: [
        "from": "\(first.on)", "nights": "\(nights.due.count - 1)", "given_up": "\(nights.skipped.count)",
      ])
  }

  private func tell(_ night: Night) {
    logger.info(
      "night published",
      metadata: [
        "night": "\(night.on)", "cases": "\(night.cases)", "looked_at": "\(night.lookedAt)",
        "opened": "\(night.opened)", "closed": "\(night.closed)", "still_open": "\(night.stillOpen)",
        "late": "\(night.isLate)", "not_judged": "\(night.unjudged)",
      ])
    if night.unjudged > 0 {
      logger.error(
        "cases could not be judged; the report names them",
        metadata: ["night": "\(night.on)", "cases": "\(night.unjudged)"])
    }
    if night.contradicted > 0 {
      logger.error(
        "copies of cases contradicted their facts; the facts were judged, and copied anew",
        metadata: ["night": "\(night.on)", "cases": "\(night.contradicted)"])
    }
  }

  /// Does what comes after nights, also after those of which it was left undone when a daemon died. Where another
  /// daemon is at it, it is that one's.
  private func followUp() async throws {
    guard let turn = try await FollowUpTurn.take(check.settings, waits: false) else { return }
    do {
      for night in try await register.nightsToFollowUp() {
        guard await followUp(night) else { break }
      }
      await turn.end()
    } catch {
      await turn.end()
      throw error
    }
  }

  /// Returns whether all of it was done.
  private func followUp(_ night: CivilDate) async -> Bool {
    await tellUnreviewed()
    let isAnchored = await anchor(night)
    Failpoint.reach("night.anchored")
    let isReported = await writeReports(of: night)
    guard isAnchored, isReported, !Task.isCancelled else { return false }
    do {
      try await register.noteFollowedUp(night)
      return true
    } catch {
      fail("what follows the night will be done again", night, error)
      return false
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
  private func anchor(_ night: CivilDate) async -> Bool {
    do {
      guard let head = try await NightSeal(register: register, file: anchors).seal() else { return true }
      logger.info(
        "audit trail anchored",
        metadata: [
          "night": "\(night)", "seal": "\(head.seal)", "head": "\(head.digits)", "events": "\(head.events)",
          "sealed_at": "\(head.moment)",
        ])
      return true
    } catch {
      fail("audit trail not anchored; it is tried again", night, error)
      return false
    }
  }

  private func writeReports(of night: CivilDate) async -> Bool {
    guard let reports else { return true }
    do {
      let count = try await reports.write(night, of: register)
      logger.info("reports written", metadata: ["night": "\(night)", "reports": "\(count)"])
      return true
    } catch {
      fail("reports not written; it is tried again", night, error)
      return false
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
