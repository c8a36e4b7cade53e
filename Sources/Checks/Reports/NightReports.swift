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
    async let bodies = questions.bodiesToTell(of: told)
    async let months = questions.monthEnds(of: .everyone, until: night)
    // Side by side: clocks stand in lists of their own.
    let none = ReportDrafts(of: night, file, outline: told.outline)
    async let clocks = questions.tell(.clocks, of: .everyone, after: told, into: none) { try $0.add($1) }
    var drafts = try await questions.tell(.gaps, of: .everyone, after: told, into: none) { try $0.add($1) }
    try await drafts.add(clocks: clocks)
    try file.flush()
    let finished = try await drafts.finished(for: bodies, months, shares)
    try await questions.register.noteReports(
      finished.map { ($0.outline.scope.body, $0.outline.counts.open) }, after: night, as: .nightly)
    return finished
  }
}
