import ArgumentParser
import CaseFile
import Foundation
import Questions
import Record
import Rules

/// Whose leaving is checked: exactly one case, of the register or of a file.
struct DischargeSubject: ParsableArguments {
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "A person of the register: - reads the NHS number from standard input.", valueName: "-"))
  var nhsNumber: String?

  @Option(
    name: .customLong("file"),
    help: ArgumentHelp("A case file (aftercare-case/1); - is standard input.", valueName: "case.json"))
  var path: String?

  func validate() throws {
    guard [reference, nhsNumber, path].count(where: { $0 != nil }) == 1 else {
      throw ValidationError("Give one of --case, --nhs-number - and --file.")
    }
    guard nhsNumber == nil || nhsNumber == "-" else {
      throw ValidationError(
        "An NHS number is never an argument: give --nhs-number - and the number on standard input.")
    }
  }

  /// The case and the rulebook by which it is judged.
  ///
  /// - Throws: `Failure` where there is no such case, more than one, or it cannot be read.
  func read(_ law: LawOptions, _ database: DatabaseOptions) async throws -> (CaseFile, Rulebook) {
    if let path { return (try file(at: path), try law.rulebook()) }
    var found: (CaseFile, Rulebook)?
    try await database.carryOut {
      let register = database.register
      let wanted = try await wantedReference(register)
      guard let file = try await register.caseFile(wanted, as: .registerOperator, doing: .dischargeCheck)
      else {
        throw Failure(.notOnePerson, "the register has no such case.")
      }
      found = (file, try await law.rulebook(of: register))
    }
    guard let found else { throw Failure(.fault, "the register gave no answer.") }
    return found
  }

  private func file(at path: String) throws -> CaseFile {
    let input = InputFile(path: path)
    do {
      return try CaseFile(json: input.bytes())
    } catch let unfit as UnfitFile {
      throw Failure(unfit, in: input.name)
    }
  }

  private func wantedReference(_ register: Register) async throws -> CaseReference {
    if let reference {
      guard let wanted = CaseReference(reference) else {
        throw Failure(.notOnePerson, "that is not a case reference.")
      }
      return wanted
    }
    let typed = String(decoding: try InputFile(path: "-").bytes(), as: UTF8.self)
    guard let number = NHSNumber(typed.filter { !$0.isWhitespace }) else {
      throw Failure(.usage, "standard input holds no NHS number: ten digits, the last one right.")
    }
    let found = try await register.references(of: number, as: .registerOperator)
    guard found.count == 1, let only = found.first else {
      throw Failure(
        .notOnePerson,
        found.isEmpty
          ? "the register has nobody of that NHS number."
          : "the register has \(found.count) cases of that NHS number; ask by --case.")
    }
    return only
  }
}

extension LawOptions {
  /// The rulebook with the register's directory, unless a file of local facts was named.
  fileprivate func rulebook(of register: Register) async throws -> Rulebook {
    if directory != nil { return try rulebook() }
    var rulebook = try await RegisterQuestions(register).rulebook(as: .registerOperator)
    try applyChanges(to: &rulebook.settings)
    return rulebook
  }
}
