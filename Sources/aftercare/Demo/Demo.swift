import ArgumentParser
import CaseFile
import CivilTime
import DemoRegister
import Foundation

/// `aftercare demo`: invented people for trying things out.
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Makes an invented register for demonstrations and tests.",
    subcommands: [Synthetic.self])

  struct Synthetic: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "register",
      abstract: "Writes case files of invented people, one a line: real bodies, believable lives and faults.",
      discussion: """
        Examples:
          aftercare demo register --cases 50 --seed 7 > register.ndjson
          aftercare demo register | aftercare import --lines -

        The same number, seed and day give the same bytes. NHS numbers are from the 999 test range.

        \(ExitStatuses.text(.usage, .unreadable, .fault))
        """)

    @Option(help: "How many cases.")
    var cases = 2000

    @Option(help: "What the register is made from.")
    var seed: UInt64 = 117

    @Option(help: ArgumentHelp("The day up to which people live (default: 2026-11-21).", valueName: "date"))
    var today: CivilDate?

    @Option(help: ArgumentHelp("Write the register's own directory to this file.", valueName: "file"))
    var directoryTo: String?

    func validate() throws {
      guard cases >= 0 else { throw ValidationError("--cases must be 0 or more.") }
    }

    func run() async throws {
      try await carryOut {
        let register = DemoRegister(cases: cases, seed: seed, today: today ?? Self.standardDay)
        if let directoryTo { try write(register.directory(), to: directoryTo) }
        try await writeCases(of: register)
      }
    }

    private static var standardDay: CivilDate { CivilDate("2026-11-21") ?? .distantPast }

    private func write(_ directory: Directory, to path: String) throws {
      var writer = FactWriter()
      directory.write(to: &writer)
      guard FileManager.default.createFile(atPath: path, contents: Data(writer.json.bytes)) else {
        throw Failure(.unreadable, "\(path) cannot be written.")
      }
    }

    /// Made side by side, some hundred at a time, and written in order.
    private func writeCases(of register: DemoRegister) async throws {
      let progress = Progress()
      var making: [Task<[UInt8], Never>] = []
      let side = ProcessInfo.processInfo.activeProcessorCount + 1
      for start in stride(from: 0, to: cases, by: Self.batchSize) {
        let numbers = start..<min(start + Self.batchSize, cases)
        making.append(Task { Self.lines(of: register, numbers) })
        if making.count == side {
          try Output.write(await making.removeFirst().value)
          progress.show("\(start) of \(cases) cases made")
        }
      }
      for batch in making { try Output.write(await batch.value) }
      progress.end()
    }

    private static let batchSize = 250

    private static func lines(of register: DemoRegister, _ numbers: Range<Int>) -> [UInt8] {
      var writer = FactWriter()
      for number in numbers {
        register.caseFile(number).write(to: &writer)
        writer.json.endLine()
      }
      return writer.json.bytes
    }
  }
}
