import ArgumentParser
import CaseFile
import Foundation
import Record

/// `aftercare aside`: people in sheets of whom it is doubtful who they are.
struct AsideCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aside",
    abstract: "Lists the people in sheets of whom it is doubtful who they are, and records what a person decides.",
    subcommands: [List.self, Resolve.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "Lists who waits: the line of the sheet, why, and the cases that it could be.",
      discussion: """
        Examples:
          aftercare aside list

        Names nobody: look at that line of the sheet, and at the cases, each with export --case.

        \(ExitStatuses.text(.usage, .unavailable, .fault, .denied))
        """)

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let waiting = try await database.register.asides()
          guard !waiting.isEmpty else { return try Output.say("Nobody waits.") }
          for one in waiting { try Output.say(one.text) }
          try Output.say("\(waiting.count) waiting; decide by aftercare aside resolve NUMBER.")
        }
      }
    }
  }

  struct Resolve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "resolve",
      abstract: "Records what was put aside, in a case or as a new one, or discards it.",
      discussion: """
        Examples:
          aftercare aside resolve 12 --case LDS-2021-1148
          aftercare aside resolve 12 --new
          aftercare aside resolve 12 --discard

        The decision is remembered: the next file of the same source finds the person in that case, as long as it \
        gives the same NHS number and date of birth.

        \(ExitStatuses.text(.usage, .unreadable, .unavailable, .fault, .unknown, .denied))
        """)

    @Argument(help: "The number in the list.")
    var number: Int

    @Option(name: .customLong("case"), help: ArgumentHelp("It is the person of this case.", valueName: "reference"))
    var reference: String?

    @Flag(help: "It is somebody whom the register does not have.")
    var new = false

    @Flag(help: "It is not to be recorded.")
    var discard = false

    @Option(help: ArgumentHelp("Who records it (default: the user's name).", valueName: "name"))
    var recordedBy: String?

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
      guard [reference != nil, new, discard].count(where: \.self) == 1 else {
        throw ValidationError("Give one of --case, --new and --discard.")
      }
    }

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          do {
            let done = try await database.register.resolve(
              aside: number, as: try decision(), recordedBy: recordedBy ?? ProcessInfo.processInfo.userName)
            guard let (reference, count) = done else { return try Output.say("Discarded; nothing was recorded.") }
            try Output.say(
              "Recorded in case \(reference); facts: \(count.new) new, \(count.changed) changed, \(count.equal) equal")
          } catch let refusal as AsideRefusal {
            throw Failure(.unreadable, refusal.words)
          }
        }
      }
    }

    private func decision() throws -> Aside.Decision {
      if discard { return .discard }
      guard let text = reference else { return .new }
      guard let known = CaseReference(text) else { throw Failure(.unreadable, AsideRefusal.noSuchCase.words) }
      return .known(known)
    }
  }
}

extension Aside {
  /// One line; nobody is named in it.
  fileprivate var text: String {
    let cases = candidates.isEmpty ? "" : " (\(candidates.map(\.text).joined(separator: ", ")))"
    return "\(number)  \(place)  \(reason.words)\(cases); \(source), \(since)"
  }
}

extension AsideRefusal {
  fileprivate var words: String {
    switch self {
    case .noSuchAside: "nobody of that number waits; aftercare aside list shows who does."
    case .noSuchCase: "there is no case of that reference in the register; nothing was recorded."
    }
  }
}
