import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Record
import Rules

/// `aftercare accept`: gaps that somebody answers for until a day.
struct AcceptCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accepts a gap for your body, with a name, a reason and a last day; hides nothing.",
    discussion: """
      Examples:
        aftercare accept gap --case LDS-2021-1148 --rule CP-01 --until 2027-01-31 < acceptance.json
        aftercare accept end --case LDS-2021-1148 --rule CP-01

      acceptance.json: {"accepted_by": "A. Director, director of adult social care", "reason": "The plan is due \
      on 20 January, after the meeting with the family."}

      A named person may answer for a gap for a while: because it is being put right, or cannot be before a day. The \
      gap stays in every list and report, with who accepted it and until when; the acceptance ends by itself on its \
      day, at the latest after a year, and when the gap closes. The other body is not bound by it.

      Who and why come from standard input, because neither belongs among the arguments of a program. Your body is \
      that of the token in AFTERCARE_TOKEN. Over HTTP: PUT and DELETE \
      /api/v1/cases/{case}/acceptances/{rule}/{subject}.

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """,
    subcommands: [AcceptGap.self, EndAcceptance.self])
}

/// The gap that is spoken of.
struct GapOptions: ParsableArguments {
  @Option(name: .customLong("case"), help: ArgumentHelp("The case.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("The rule of the gap, as in CP-01.", valueName: "rule"))
  var rule: String

  @Option(help: ArgumentHelp("What the gap is about, as lists show it: case, or list:id.", valueName: "subject"))
  var subject = "case"
}

/// `aftercare accept gap`.
struct AcceptGap: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap", abstract: "Accepts an open gap; reads who and why from standard input.",
    discussion: """
      Examples:
        aftercare accept gap --case LDS-2021-1148 --rule CP-01 --until 2027-01-31 < acceptance.json

      \(ExitStatuses.text(.usage, .unfit, .unreadable, .unavailable, .fault, .denied))
      """)

  /// What standard input holds.
  private struct Answer: Decodable {
    let accepted_by: String
    let reason: String
  }

  @OptionGroup var gap: GapOptions

  @Option(help: ArgumentHelp("The last day on which it holds.", valueName: "date"))
  var until: CivilDate

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      let given = FileHandle.standardInput.readDataToEndOfFile()
      guard let answer = try? JSONDecoder().decode(Answer.self, from: given) else {
        throw Failure(.unfit, #"standard input must be {"accepted_by": "name, office", "reason": "words"}."#)
      }
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        guard let reference = CaseReference(gap.reference) else { throw Failure.noSuchCase }
        let outcome = try await holder.register.accept(
          AcceptanceRequest(
            reference: reference, rule: RuleID(gap.rule), subject: gap.subject, acceptedBy: answer.accepted_by,
            reason: answer.reason, acceptedOn: today(), until: until.next), as: holder.capacity)
        switch outcome {
        case .accepted: try Output.write("Accepted until \(until). It stays in every list and report.\n")
        case .noSuchCase: throw Failure.noSuchCase
        case .noSuchGap:
          throw Failure(
            .unreadable,
            "by the last published night your body owes no such gap; aftercare ledger --case shows what there is.")
        }
      }
    }
  }
}

/// `aftercare accept end`.
struct EndAcceptance: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Ends an acceptance before its day.",
    discussion: """
      Examples:
        aftercare accept end --case LDS-2021-1148 --rule CP-01

      \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .denied))
      """)

  @OptionGroup var gap: GapOptions

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let holder = try await TokenHolder(database.register)
        guard let reference = CaseReference(gap.reference),
          try await holder.register.endAcceptance(
            of: RuleID(gap.rule), gap.subject, in: reference, as: holder.capacity)
        else { throw Failure(.unreadable, "your body has no such acceptance that stands.") }
        try Output.write("Ended.\n")
      }
    }
  }
}

extension Failure {
  fileprivate static let noSuchCase = Failure(.unreadable, "there is no such case among those of your body.")
}
