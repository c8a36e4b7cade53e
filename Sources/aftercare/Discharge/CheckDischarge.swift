import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions

/// `aftercare check discharge`: what would be missing if the person left hospital on a day.
struct CheckDischarge: AsyncParsableCommand {
  enum Format: String, AnswerFormat {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "discharge",
    abstract: "Says whether everything would be in place if a person left hospital on a day.",
    discussion: """
      Examples:
        aftercare check discharge --file case.json --on 2026-12-01
        aftercare check discharge --case C-0042
        aftercare check discharge --nhs-number - < number.txt

      What is missing is a reason to put something in place, never a lawful reason to keep anybody in hospital.

      Exit status: 0 everything is in place, or no section 117 duty was found · 1 something must be in place \
      first · 2 something should be · 3 could not tell · 4 no such person, or more than one · 64 the command \
      was called wrongly · 65 a file does not fit · 66 a file cannot be read · 69 the database cannot be \
      reached · 70 an error of the product · 77 not permitted. Nothing but a verdict ends with 0.
      """)

  @OptionGroup var subject: DischargeSubject

  @Option(
    help: ArgumentHelp(
      "The day of leaving (default: the expected discharge, else today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var law: LawOptions

  @OptionGroup var written: FormatOptions<Format>

  @Option(help: ArgumentHelp("Give up after so long without an answer.", valueName: "seconds"))
  var wait = standardWait

  /// For how long an answer is awaited, in seconds.
  static let (standardWait, waits) = (60, 1...3600)

  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard CheckDischarge.waits.contains(wait) else { throw ValidationError("--wait must be from 1 to 3600.") }
  }

  func run() async throws {
    giveUp(after: wait)
    try await carryOut {
      do {
        try await check()
      } catch let failure as Failure {
        throw failure
      } catch let status as ExitCode {
        throw status
      } catch {
        // An error that nobody foresaw must not end like a verdict.
        throw Failure(.fault, "the check came to no verdict (\(type(of: error))).")
      }
    }
  }

  /// A connection over which nothing comes any more must not hold up a discharge.
  private func giveUp(after seconds: Int) {
    Task.detached {
      try await Task.sleep(for: .seconds(seconds))
      Notice.say("aftercare: there was no answer within \(seconds) s; nothing was checked.")
      Foundation.exit(Failure.Status.unavailable.rawValue)
    }
  }

  private func check() async throws {
    let (file, rulebook) = try await subject.read(law, database)
    let answer = DischargeAnswer(file, by: rulebook, on: on, lawOn: law.lawOn, at: Instant.now)
    try answer.terminalAnswer(asJSON: written.chosen == .json, of: subject.spelled).carryOut()
  }
}
