import CivilTime
import Questions
import Record

/// The reports of a published night: what they all tell is asked for once.
struct NightReports: Sendable {
  private let questions: RegisterQuestions
  private let told: ToldNight
  private let shares: PatternShares?
  /// Every body that must be told of the night, and what nobody owes.
  let scopes: [GapReport.Scope]

  /// Nil where no such night was published.
  init?(_ night: CivilDate, of questions: RegisterQuestions) async throws {
    guard let told = try await questions.toldNight(night) else { return nil }
    self.questions = questions
    self.told = told
    shares = try await questions.patternShares(ofNight: night)
    scopes = try await questions.bodiesToTell(of: night).map(GapReport.Scope.body) + [.nobody]
  }

  func report(of scope: GapReport.Scope) async throws -> GapReport {
    var report = try await questions.report(of: scope, after: told)
    report.patterns = shares.map { Patterns($0, of: scope) }
    return report
  }
}
