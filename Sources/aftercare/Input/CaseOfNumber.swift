import CaseFile
import CivilTime
import Foundation
import Record

/// Finds the case of an NHS number, which comes on standard input and never as an argument.
struct CaseOfNumber {
  let register: Register

  init(_ register: Register) { self.register = register }

  /// The only case of the number on standard input.
  ///
  /// - Throws: `Failure` where that holds no number, or the register has no case of it or several.
  func onStandardInput(knownAt: Instant?) async throws -> CaseReference {
    let typed = String(decoding: try InputFile(path: "-").bytes(), as: UTF8.self)
    guard let number = NHSNumber(typed.filter { !$0.isWhitespace }) else {
      throw Failure(.usage, "standard input holds no NHS number: ten digits, the last one right.")
    }
    let found = try await register.references(of: number, knownAt: knownAt, as: .registerOperator)
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
