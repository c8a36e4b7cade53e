import ArgumentParser
import Audit
import CaseFile
import CivilTime
import Foundation
import Questions
import Record

/// `aftercare pack`: the papers of one case in a sealed folder.
struct PackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Writes the papers of one case into a folder that an investigator can check without the product.",
    discussion: """
      Examples:
        aftercare pack --case C-0042 --into case-42
        aftercare pack --case C-0042 --into case-42 --on 2022-07-01 --known-at 2022-07-01
        python3 case-42/verify.py

      Chronology, who was responsible on each day, what was known when, decisions and their evidence, gaps over time, letters, \
      and the audit trail of the case with its seals; index.html has it all and prints. Names of other people are taken out: \
      redactions.csv says which and where. manifest.json has the hash of every file, and its own hash goes into the audit \
      trail. The folder appears whole or not at all, and nothing that is there is written over.

      Exit status: 0 written · 4 no such case · 64 called wrongly, or the folder is there already · 66 the folder cannot be \
      written · 69 the database cannot be reached · 70 an error of the product · 77 not permitted.
      """)

  @OptionGroup var subject: PaperSubject

  @Option(help: ArgumentHelp("The folder that is made; it must not be there.", valueName: "folder"))
  var into: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    try await carryOut {
      let folder: PackFolder
      do throws(PackFolder.Fault) { folder = try PackFolder(at: into) } catch { throw Failure(error) }
      defer { folder.discard() }
      try await database.carryOut {
        do { try await write(folder, database.register) } catch let fault as PackFolder.Fault { throw Failure(fault) }
      }
    }
  }

  private func write(_ folder: PackFolder, _ register: Register) async throws {
    let found = try await subject.history(register, asking: "pack")
    let reference = found.reference
    let progress = Progress()
    defer { progress.end() }
    progress.show("taking the trail of the case out")
    let begun = SealLines(file: try folder.begin("audit/seals.ndjson"))
    guard let (extract, seals) = try await register.extractTrail(of: reference, into: begun) else {
      throw Failure(.notOnePerson, "the register has no such case any more; nothing was written.")
    }
    try folder.end(seals.file)
    try folder.write("audit/events.ndjson", extract.events.map { TrailLine.text($0) + "\n" }.joined())
    progress.show("judging every day of the case")
    let source = CasePack.Source(
      history: found, rulebook: try await subject.law.rulebook(of: register, knownAt: subject.known.knownAt),
      dates: subject.dates, letters: try await register.letters(of: reference) ?? [],
      told: try await register.ledger(of: reference, until: subject.dates.on, as: .registerOperator) ?? [],
      extract: extract, madeAt: .now)
    let pack = try await CasePack(source) { history in
      try await RegisterQuestions(register).judged(
        history, knownAt: subject.known.knownAt, lawOn: subject.law.lawOn, as: .registerOperator)
    }
    for file in pack.files { try folder.write(file.path, file.text) }
    let manifest = pack.manifest(of: folder.entries)
    try folder.write("manifest.json", manifest)
    var digest = FileDigest()
    digest.update(Array(manifest.utf8))
    try await register.notePack(of: reference, manifest: digest.bytes)
    try folder.finish()
    progress.end()
    try Output.write(summary(folder.entries.count, Hexadecimal.text(digest.bytes), isSealed: extract.isSealed))
    Notice.suggest("python3 \(into)/verify.py", "checks it")
  }

  private func summary(_ files: Int, _ digits: String, isSealed: Bool) -> String {
    """
    \(files) files in \(into).
    SHA-256 of manifest.json: \(digits)
    \(isSealed
      ? "Seals cover the whole trail of the case."
      : "Not all of the trail is sealed yet: let the daemon run, or seal it (aftercare audit seal), and make the pack again.")
    Before it leaves, read the free texts that redactions.csv lists: they may name others, and nobody has read them.

    """
  }
}

/// Writes seals into a file of the pack as they come.
private struct SealLines: TrailSink {
  var file: PackFolder.Unended

  mutating func take(_ seal: SealRow) throws { try file.add(TrailLine.text(seal) + "\n") }
  mutating func take(_ event: EventRow) throws {}
}

extension Failure {
  fileprivate init(_ fault: PackFolder.Fault) {
    switch fault {
    case .isThere:
      self.init(
        .usage, "something of that name is there already; give --into a name that is free. Nothing was written.")
    case .cannotBeWritten:
      self.init(
        .unreadable,
        "the folder cannot be written: is the place there, may you write there, is there room? Nothing was left behind."
      )
    }
  }
}
