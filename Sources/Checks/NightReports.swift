import CaseFile
import CivilTime
internal import Database
import Questions
import Record

/// The reports of a published night: what they all tell is asked for once, and their lists for several bodies at once.
struct NightReports: Sendable {
  private let questions: RegisterQuestions
  private let told: ToldNight
  private let shares: PatternShares?
  /// Every body that must be told of the night, a few at a time, and at last nobody: what nobody owes.
  let portions: [Debtors]

  /// Nil where no such night was published.
  init?(_ night: CivilDate, of questions: RegisterQuestions) async throws {
    guard let told = try await questions.toldNight(night) else { return nil }
    self.questions = questions
    self.told = told
    shares = try await questions.patternShares(ofNight: night)
    let bodies = try await questions.bodiesToTell(of: told)
    portions = NightReports.portions(of: bodies, after: told).map(Debtors.bodies) + [.nobody]
  }

  func reports(of debtors: Debtors) async throws -> [GapReport] {
    var reports = try await questions.reports(of: debtors, after: told)
    for place in reports.indices { reports[place].patterns = shares.map { Patterns($0, of: reports[place].scope) } }
    return reports
  }

  /// Bodies in their order, as many together as owe so many duties: their lists are in memory at the same time.
  private static func portions(of bodies: [BodyCode], after told: ToldNight) -> [[BodyCode]] {
    var portions: [[BodyCode]] = []
    var portion: [BodyCode] = []
    var duties = 0
    for body in bodies {
      let more = told.liveDuties[body] ?? 0
      if !portion.isEmpty, duties + more > mostDuties {
        portions.append(portion)
        (portion, duties) = ([], 0)
      }
      portion.append(body)
      duties += more
    }
    return portion.isEmpty ? portions : portions + [portion]
  }

  private static let mostDuties = Failpoint.size("night.size.portion", 2_000)
}
