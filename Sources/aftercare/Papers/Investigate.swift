import ArgumentParser
import Foundation
import Questions

/// `aftercare investigate`: the record of a case as an Ombudsman would go through it.
struct Investigate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Walks the record of a case through the themes of the Ombudsmen's guidance.",
    discussion: """
      Examples:
        aftercare investigate --case C-0042
        aftercare investigate --case C-0042 --on 2022-07-01 --known-at 2022-07-01
        aftercare investigate --case C-0042 --format html > investigation.html

      Who is responsible, care plan, funding and charging, accommodation, ending, records: for each question a fault, no \
      fault on the record, or that the record cannot tell; why, since when, and where in the record it stands. What was missing \
      once is shown with its days. "Cannot tell" is no all-clear. Looking is noted in the audit trail.

      Exit status: 0 answered, whatever was found · 4 no such case · 64 the command was called wrongly · 69 the database \
      cannot be reached · 70 an error of the product · 77 not permitted.
      """)

  @OptionGroup var subject: PaperSubject

  @OptionGroup var written: FormatOptions<PaperFormat>

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      try await database.carryOut {
        let found = Investigation(try await subject.read(database.register, asking: "investigation"))
        switch written.chosen {
        case .text: try Output.write(found.paper.text)
        case .json: try Output.write(found.json + "\n")
        case .html: try Output.write(found.paper.html)
        }
        Notice.suggest(
          "aftercare pack --case \(subject.reference) --into FOLDER",
          "everything about the case, sealed, for an investigator")
      }
    }
  }
}
