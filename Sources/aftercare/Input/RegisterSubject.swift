import ArgumentParser
import CaseFile
import CivilTime
import Foundation
import Questions
import Record
import Reference
import Rules

/// A case of the register, by its reference or by the person's NHS number, as it is or was known.
struct RegisterSubject: ParsableArguments {
  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "A person of the register: - reads the NHS number from standard input.", valueName: "-"))
  var nhsNumber: String?

  @OptionGroup var known: KnownAtOption

  /// How many cases were named.
  var count: Int { [reference, nhsNumber].count { $0 != nil } }

  func validate() throws {
    guard nhsNumber == nil || nhsNumber == "-" else {
      throw ValidationError(
        "An NHS number is never an argument: give --nhs-number - and the number on standard input.")
    }
    guard known.knownAt == nil || count > 0 else {
      throw ValidationError("--known-at goes with --case or --nhs-number: a file knows no other time.")
    }
  }

  /// The case and the rulebook by which it is judged, both as they were known.
  ///
  /// - Throws: `Failure` where there is no such case or more than one.
  func read(
    _ law: LawOptions, _ database: DatabaseOptions, doing kind: Deed.Kind
  ) async throws -> (RecordedCase, Rulebook) {
    // The national reference data are made ready while the server works.
    Task.detached { _ = NationalReference.shipped }
    var found: (RecordedCase, Rulebook)?
    try await asking(database) {
      let register = database.registerAskedOnce
      let wanted = try await wantedReference(register)
      guard
        let recorded = try await register.recordedCase(
          wanted, knownAt: known.knownAt, as: .registerOperator, doing: kind)
      else {
        throw Failure(
          .notOnePerson, "the register has no such case\(known.knownAt == nil ? "" : ", or had none then").")
      }
      found = (recorded, try await law.rulebook(of: register, knownAt: known.knownAt))
    }
    guard let found else { throw Failure(.fault, "the register gave no answer.") }
    return found
  }

  /// Asks the database; whoever only asks need not wonder whether a change was made.
  private func asking(_ database: DatabaseOptions, _ question: () async throws -> Void) async throws {
    do {
      try await database.carryOut(question)
    } catch let failure as Failure where failure.status == .unknown {
      throw Failure(
        .unavailable, "the connection was lost before the answer was whole. Nothing was changed; ask again.")
    }
  }

  private func wantedReference(_ register: Register) async throws -> CaseReference {
    if let reference {
      guard let wanted = CaseReference(reference) else {
        throw Failure(.notOnePerson, "that is not a case reference.")
      }
      return wanted
    }
    return try await CaseOfNumber(register).onStandardInput(knownAt: known.knownAt)
  }
}

extension LawOptions {
  /// The rulebook with the register's directory, unless a file of local facts was named.
  func rulebook(of register: Register, knownAt: Instant? = nil) async throws -> Rulebook {
    if directory != nil { return try rulebook() }
    var rulebook = try await RegisterQuestions(register)
      .rulebook(knownAt: knownAt, as: .registerOperator)
    try applyChanges(to: &rulebook.settings)
    return rulebook
  }
}
