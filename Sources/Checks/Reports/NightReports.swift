import CaseFile
import CivilTime
import Questions
import Record

/// The reports of a published night: what they tell is read once, and goes to every body that is told of it.
struct NightReports: Sendable {
  let night: CivilDate
  let questions: RegisterQuestions

  /// Drafts of the reports of every body that must be told of the night, by code, and at last nobody's: what nobody
  /// owes. Long lists wait in a file. Nil where no such night was published.
  func drafts(_ file: WordsFile) async throws -> [ReportDraft]? {
    // What takes the server longest is asked for first.
    async let shares = questions.patternShares(ofNight: night)
    guard let told = try await questions.toldNight(night) else { return nil }
    let bodies = try await questions.bodiesToTell(of: told)
    let everyone = Debtors.everyone(bodies)
    async let months = questions.monthEnds(of: everyone, until: night)
    let none = ReportDrafts(of: night, for: bodies, file, outline: told.outline)
    let drafts = try await questions.tell(everyone, after: told, into: none) { try $0.add($1) }
    return try await drafts.finished(months, shares)
  }
}
