import ArgumentParser
import CaseFile
import Foundation
import Questions

/// `aftercare dispute`: what is done about disputes between councils.
struct DisputeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute", abstract: "Papers for disputes between councils.", subcommands: [Pack.self])

  /// `aftercare dispute pack`: the draft of what a referral must hold.
  struct Pack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Drafts the statement of facts that a referral must hold (SI 2014/2829 regulation 4).",
      discussion: """
        Examples:
          aftercare dispute pack --case C-0042
          aftercare dispute pack --case C-0042 --format html > statement.html
          aftercare dispute pack --case C-0042 --dispute d2 --on 2026-03-01

        Every item of regulation 4 is there: filled from the record, or marked as a gap with what to do. It is a draft for the \
        councils, not the view of one of them. Looking is noted in the audit trail.

        Exit status: 0 drafted, whatever is missing · 4 no such case · 64 the command was called wrongly · 66 the case has no \
        such dispute · 69 the database cannot be reached · 70 an error of the product · 77 not permitted.
        """)

    @OptionGroup var subject: PaperSubject

    @Option(
      help: ArgumentHelp(
        "The dispute (default: the last unresolved one between councils).", valueName: "id"),
      transform: { text in
        guard let id = FactID(text) else { throw ValidationError("--dispute wants the id of a dispute, as in d1.") }
        return id
      })
    var dispute: FactID?

    @OptionGroup var written: FormatOptions<PaperFormat>

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
      try await carryOut {
        try await database.carryOut {
          let pack = try drafted(try await subject.read(database.register, asking: "dispute pack"))
          switch written.chosen {
          case .text: try Output.write(pack.paper.text)
          case .json: try Output.write(pack.json + "\n")
          case .html: try Output.write(pack.paper.html)
          }
          Notice.suggest("aftercare record FILE", "record what was found out, then draft it again")
        }
      }
    }

    private func drafted(_ paper: CaseOnPaper) throws -> DisputePack {
      do {
        return try DisputePack(paper, dispute: dispute)
      } catch .noDispute {
        throw Failure(
          .unreadable,
          "the case has no dispute between councils on that day; if there is one, record it first (disputes, kind "
            + "council_council), see aftercare record --help.")
      } catch .noSuchDispute {
        throw Failure(.unreadable, "the case has no dispute between councils of that id on that day.")
      }
    }
  }
}
