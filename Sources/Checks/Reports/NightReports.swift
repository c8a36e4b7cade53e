import CaseFile
import CivilTime
import Questions
import Record

/// The reports of a published night: what they tell is read once, and goes to every body that is told of it.
struct NightReports: Sendable {
  private let questions: RegisterQuestions
  private let told: ToldNight
  private let bodies: [BodyCode]

  /// Nil where no such night was published.
  init?(_ night: CivilDate, of questions: RegisterQuestions) async throws {
    guard let told = try await questions.toldNight(night) else { return nil }
    self.questions = questions
    self.told = told
    bodies = try await questions.bodiesToTell(of: told)
  }

  /// Drafts of the reports of every body that must be told of the night, by code, and at last nobody's: what nobody
  /// owes. Long lists wait in a file.
  func drafts(_ file: WordsFile) async throws -> [ReportDraft] {
    let outlines = (bodies.map(GapReport.Scope.body) + [.nobody]).map(told.outline)
    let everyone = Debtors.everyone(bodies)
    async let months = questions.monthEnds(of: everyone, until: told.night.on)
    async let shares = questions.patternShares(ofNight: told.night.on)
    async let drafts = questions.tell(
      everyone, after: told, into: ReportDrafts(outlines, of: told.night.on, file)
    ) { try $0.add($1) }
    return try await drafts.finished(months, shares)
  }
}
