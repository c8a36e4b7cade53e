import ArgumentParser
import CaseFile
import CivilTime
import Questions
import Record

/// The case that a paper is about, and the dates and the law by which it is judged.
struct PaperSubject: ParsableArguments {
  @Option(name: .customLong("case"), help: ArgumentHelp("A case of the register.", valueName: "reference"))
  var reference: String

  @Option(help: ArgumentHelp("The day asked about (default: today in London).", valueName: "date"))
  var on: CivilDate?

  @OptionGroup var known: KnownAtOption

  @OptionGroup var law: LawOptions

  /// The dates that were asked about.
  var dates: AskedDates { AskedDates(on: on ?? today(), knownAt: known.knownAt, lawOn: law.lawOn) }

  /// The history of the case as it was known, which the audit trail notes as looked at for `asking`.
  ///
  /// - Throws: `Failure` where there is no such case, or was none then.
  func history(_ register: Register, asking: StaticString) async throws -> CaseHistory {
    guard let wanted = CaseReference(reference),
      let found = try await register.history(
        of: wanted, knownAt: known.knownAt, as: .registerOperator, asking: asking)
    else { throw Failure(.notOnePerson, "the register has no such case, or had none then.") }
    return found
  }

  /// The case as it was known, with the rulebook of that moment.
  func read(_ register: Register, asking: StaticString) async throws -> CaseOnPaper {
    let found = try await history(register, asking: asking)
    return CaseOnPaper(found, try await law.rulebook(of: register, knownAt: known.knownAt), dates)
  }
}

/// The forms of a paper.
enum PaperFormat: String, AnswerFormat {
  case text, json, html
}
