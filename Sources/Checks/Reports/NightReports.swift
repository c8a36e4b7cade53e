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
    // Side by side: clocks stand in lists of their own.
    async let clocks = questions.tell(
      .clocks, of: .everyone([]), after: told,
      into: ReportDrafts(of: night, for: [], file, outline: told.outline)
    ) { try $0.add($1) }
    var drafts = try await questions.tell(
      .gaps, of: everyone, after: told,
      into: ReportDrafts(of: night, for: bodies, file, outline: told.outline)
    ) { try $0.add($1) }
    try await questions.register.noteTold(drafts.add(clocks: clocks), after: night, as: .nightly)
    try file.flush()
    return try await drafts.finished(months, shares)
  }
}
