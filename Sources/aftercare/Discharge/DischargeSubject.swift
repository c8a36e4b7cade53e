import ArgumentParser
import CaseFile
import Foundation
import Record
import Rules

/// Whose leaving is checked: exactly one case, of the register or of a file.
struct DischargeSubject: ParsableArguments {
  @OptionGroup var recorded: RegisterSubject

  @Option(
    name: .customLong("file"),
    help: ArgumentHelp("A case file (aftercare-case/1); - is standard input.", valueName: "case.json"))
  var path: String?

  func validate() throws {
    guard recorded.count + (path == nil ? 0 : 1) == 1 else {
      throw ValidationError("Give one of --case, --nhs-number - and --file.")
    }
  }

  /// The same subject as an argument of other commands; never a number.
  var spelled: String { path ?? recorded.reference.map { "--case \($0)" } ?? "--nhs-number -" }

  /// The case and the rulebook by which it is judged.
  ///
  /// - Throws: `Failure` where there is no such case, more than one, or it cannot be read.
  func read(_ law: LawOptions, _ database: DatabaseOptions) async throws -> (CaseFile, Rulebook) {
    if let path { return (try InputFile(path: path).caseFile(), try law.rulebook()) }
    let found = try await recorded.read(law, database, doing: .dischargeCheck)
    return (found.0.file, found.1)
  }
}

extension InputFile {
  /// The case file that it holds.
  func caseFile() throws -> CaseFile {
    do {
      return try CaseFile(json: try bytes())
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: name)
    }
  }
}
