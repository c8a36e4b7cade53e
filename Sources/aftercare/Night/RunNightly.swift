import ArgumentParser
import Audit
import Checks
import CivilTime
import Foundation
import Record

/// `aftercare run`: work that the daemon does by itself, on demand.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Does at once what the daemon does by itself.", subcommands: [Nightly.self])

  struct Nightly: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "nightly",
      abstract: "Judges every case that changed or whose day has come, and publishes the night.",
      discussion: """
        Examples:
          aftercare run nightly
          aftercare run nightly --full --reports /srv/aftercare/reports

        \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .unknown, .denied))
        """)

    @Option(help: ArgumentHelp("The business date (default: London's, by the database's clock).", valueName: "date"))
    var on: CivilDate?

    @Flag(help: "Look at every case, even where nothing can have changed.")
    var full = false

    @Option(help: ArgumentHelp("Write the report of every body into this folder.", valueName: "folder"))
    var reports: String?

    @Option(
      help: ArgumentHelp(
        "Append the head of the audit trail to this file (default: anchors.txt in the reports' folder).",
        valueName: "file"))
    var anchors: String?

    @Option(help: ArgumentHelp("The file of the key by which that line is signed.", valueName: "file"))
    var anchorKey: String?

    @Flag(
      help: """
        Look at every case, read its facts even where it has a copy, and compare it with the whole ledger even where \
        its digest says that it stands.
        """)
    var compareLedger = false

    @Option(
      help: ArgumentHelp(
        "How many sessions read and judge side by side (default: two for each core).",
        valueName: "count"))
    var workers: Int?

    @OptionGroup var database: DatabaseOptions

    /// By the one clock by which nights go: that of this machine may be ahead, and a night of tomorrow keeps back today's.
    private var day: CivilDate {
      get async throws {
        if let on { return on }
        return LondonClock.date(atSecond: try await database.register.databaseSecond())
      }
    }

    func validate() throws {
      guard workers.map({ (1...32).contains($0) }) ?? true else {
        throw ValidationError("--workers must be from 1 to 32.")
      }
    }

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let progress = Progress()
          let check = NightlyCheck(
            database.patientSettings, register: database.register, workers: workers)
          let night = try await check.run(
            on: try await day, full: full || compareLedger, comparesAll: compareLedger
          ) {
            progress.show("\($0.judged) of about \($0.toJudge) cases judged")
          }
          progress.end()
          // The night stands: that nobody can read of it must not keep back its seal and its reports.
          var unwritten: (any Error)?
          func tell(_ line: String) {
            do { try Output.say(line) } catch { unwritten = unwritten ?? error }
          }
          tell(night.summary)
          let turn = try await FollowUpTurn.take(database.patientSettings, waits: true)
          let file = AnchorFile(anchors, reports: reports, keyPath: anchorKey)
          if let head = try await NightSeal(register: database.register, file: file).seal() {
            tell("Audit trail: seal \(head.seal), head \(head.digits).")
          }
          for line in try await database.register.unreviewedAccesses() { tell("\(line).") }
          if let reports {
            let folder = ReportFolder(path: reports)
            let count = try await folder.write(night.on, of: database.register)
            tell("\(count) reports in \(folder.folder(of: night.on))")
          }
          try await database.register.noteFollowedUp(night.on)
          await turn?.end()
          if let unwritten { throw unwritten }
          Notice.suggest("aftercare gaps --bodies, then aftercare report --body CODE")
        }
      }
    }
  }
}

extension Night {
  /// What the night came to, in one line.
  var summary: String {
    "Night of \(on): \(cases) cases, \(lookedAt) looked at; gaps: \(opened) opened, \(closed) closed, "
      + "\(stillOpen) still open."
      + (unjudged == 0 ? "" : " NOT JUDGED: \(unjudged) cases; the report names them.")
      + (contradicted == 0
        ? "" : " The copies of \(contradicted) cases contradicted their facts; these were judged, and copied anew.")
      + (isLate ? " It came late: the next night was due already." : "")
  }
}
