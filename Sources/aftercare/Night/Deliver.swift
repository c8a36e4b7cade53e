import ArgumentParser
import Checks
import CivilTime
import Foundation
import Questions
import Record

/// `aftercare deliver`: tells those who are to read a report that it is there.
struct Deliver: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deliver",
    abstract: "Sends each recipient one message with a link to the body's report of a night.",
    discussion: """
      Examples:
        aftercare deliver --recipients recipients.csv --domain nhs.net --from aftercare@example.nhs.uk \\
          --link https://reports.example.nhs.uk/s117

      RECIPIENTS is a list that somebody has reviewed: a body's code, a comma and an address on each line, # for \
      comments. A message holds the link PREFIX/DATE/CODE.html and nothing of the report. It goes out once the \
      report \
      stands in a folder, one message for each recipient, by a program that takes it as sendmail does with -i -t.

      Run it every ten minutes. What was sent is not sent again; what failed is tried again after 10, 20, 40 … \
      minutes, eight times. Where the machine died while sending nobody knows what became of the message: it is \
      sent \
      again after 15 minutes with the same Message-ID, so that a second copy can be told.

      Exit status: 0 all told, or nothing due · 75 something failed or is not written yet; run it again.
      """)

  @Option(help: ArgumentHelp("The list of recipients.", valueName: "file"))
  var recipients: String

  @Option(
    name: .customLong("domain"),
    help: ArgumentHelp("A domain in which addresses may be; may be given several times.", valueName: "name"))
  var domains: [String]

  @Option(help: ArgumentHelp("What stands before /DATE/CODE.html; https only.", valueName: "prefix"))
  var link: String

  @Option(help: ArgumentHelp("The address from which messages come.", valueName: "address"))
  var from: String

  @Option(help: ArgumentHelp("The program that takes messages.", valueName: "path"))
  var sendmail = "/usr/sbin/sendmail"

  @Option(help: ArgumentHelp("The night (default: the last one published).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      guard let settings = ReportPost.Settings(sendmail: sendmail, sender: from, linkPrefix: link) else {
        throw Failure(.usage, "--sendmail wants a whole path, --from an address, and --link an https address.")
      }
      let list = try list
      try await database.carryOut {
        let register = database.register
        guard let night = try await register.night(on: on, as: .nightly)?.on else {
          throw Failure(.unreadable, "no such night has been published: run aftercare run nightly.")
        }
        let count = try await ReportPost(register: register, settings: settings).deliver(night, to: list)
        try Output.write(count.summary(night) + "\n")
        if count.failed + count.notWritten + count.unknown > 0 { throw ExitCode(75) }
      }
    }
  }

  private var list: Recipients {
    get throws {
      guard let data = FileManager.default.contents(atPath: recipients) else {
        throw Failure(.unreadable, "the list of recipients cannot be read.")
      }
      do {
        return try Recipients(String(decoding: data, as: UTF8.self), domains: domains)
      } catch {
        throw Failure(.unfit, "the list of recipients cannot be used, and nobody was told: \(error).")
      }
    }
  }
}

extension ReportPost.Count {
  func summary(_ night: CivilDate) -> String {
    "Reports of \(night): \(sent) sent, \(passedOver) passed over, \(failed) failed, \(unknown) with unknown outcome, "
      + "\(notWritten) not written yet."
  }
}
