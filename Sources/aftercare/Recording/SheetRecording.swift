import ArgumentParser
import CivilTime
import Foundation
import Record
import Sheets

/// Sheets on their way into the register: all of them or nothing.
struct SheetRecording {
  let register: Register
  let provenance: Provenance
  let isDryRun: Bool

  /// Reads and records the files, and says what was done.
  ///
  /// - Throws: `ExitCode` 2 where somebody was put aside, `Failure` where the sheets do not fit.
  func record(_ inputs: [InputFile], _ options: SheetOptions) async throws {
    let reading = try SheetReading(inputs, options)
    var terms = IntakeTerms(provenance: provenance, digest: reading.digest, files: reading.files)
    (terms.isComplete, terms.isAgain, terms.isDryRun) = (options.complete, options.again, isDryRun)
    let done = try await Progress.during("The sheets are recorded") {
      try await register.importSheets(reading.content, under: terms)
    }
    switch done {
    case .importedBefore(let day):
      try Output.say("Already imported on \(day.spoken); nothing changed. (--again records it once more.)")
    case .recorded(let count):
      try Output.say((isDryRun ? "Dry run, nothing was written: " : "") + count.summary)
      guard count.putAside > 0 else { return }
      let reasons = count.aside.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      let lines = reasons.map { "  \($0.value): \($0.key.words)" }.joined(separator: "\n")
      Notice.say(
        "aftercare: of \(count.putAside) people it is doubtful who they are; nothing of them was recorded:\n\(lines)\n"
          + (isDryRun ? "" : "They wait for a person to decide: aftercare aside list."))
      throw ExitCode(2)
    }
  }
}

extension IntakeCount {
  /// What was done, in one line.
  var summary: String {
    let known = people - putAside - facts.newCases
    let more = identified > 0 ? "; \(identified) who waited are identified" : ""
    return "\(rows) rows, \(people) people: \(facts.newCases) new, \(known) known, \(putAside) put aside; "
      + "facts: \(facts.new) new, \(facts.changed) changed, \(facts.withdrawn) withdrawn, \(facts.equal) equal"
      + more
  }
}
