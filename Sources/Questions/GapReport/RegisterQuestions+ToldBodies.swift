package import CaseFile
import CivilTime
import Record
import Reference

extension RegisterQuestions {
  /// Every body that is told of a night, by code: it owes a duty or a gap, or the night could not judge one of its cases.
  ///
  /// The cases of a body that is no more are those of all that took over from it. Needs the right to read the whole
  /// register.
  package func bodiesToTell(of told: ToldNight) async throws -> [BodyCode] {
    let parties = told.unjudged.reduce(into: Set()) { $0.formUnion($1.parties) }
    let owing = try await register.bodiesWithDuties()
    return Set(owing + parties.flatMap { NationalReference.shipped.standing($0, on: told.night.on) }).sorted()
  }
}
