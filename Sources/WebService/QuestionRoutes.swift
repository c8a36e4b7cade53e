import Access
import CaseFile
import CivilTime
import Hummingbird
import Questions
import Record

/// The questions that are described once, each at its path.
struct QuestionRoutes {
  let register: RegisterQuestions
  let today: @Sendable () -> CivilDate

  /// Adds every question to the routes below `/api/v1`.
  func add(to group: RouterGroup<AskingContext>) {
    for question in Question.all {
      for route in question.routes {
        group.get(RouterPath(route)) { try await answer(question, $0, $1) }
      }
    }
  }

  private func answer(_ question: Question, _ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard question.askers.contains(context.role) else { throw Problem.otherRole }
    let form = try AnswerForm(request)
    do {
      return form.response(try await answer(question, try parameters(of: question, request, context), claims, context))
    } catch let bad as BadParameter {
      throw Problem.bad(bad)
    }
  }

  private func answer(
    _ question: Question, _ asked: AskedParameters, _ claims: Claims, _ context: AskingContext
  ) async throws -> Answer {
    if let body = asked.body, !claims.mayAsk(about: body) { throw Problem.otherBody }
    let asking = Asking(
      question, of: register.asked(by: context.asker, as: context.role), for: claims, asked, today: today())
    guard let answer = try await question.answer(asking) else { throw Problem.noSuchCase }
    return answer
  }

  private func parameters(
    of question: Question, _ request: Request, _ context: AskingContext
  ) throws -> AskedParameters {
    let given = try request.given(
      among: question.parameters, of: question.name.rawValue, besides: ["format"], at: context.parameters)
    return try AskedParameters(given, of: question)
  }
}

/// In which form an answer is wanted.
private enum AnswerForm: String, CaseIterable {
  case json, csv

  init(_ request: Request) throws {
    guard let text = request.uri.queryParameters.get("format") else {
      self = .json
      return
    }
    guard let form = AnswerForm(rawValue: text) else { throw Problem.bad("format", "must be one of: json, csv") }
    self = form
  }

  func response(_ answer: Answer) -> Response {
    var response = Response(json: self == .json ? answer.json : answer.csv)
    if self == .csv { response.headers[.contentType] = "text/csv; charset=utf-8; header=present" }
    // A table has no room to say that it is not the whole picture.
    response.headers[.answerComplete] = answer.isComplete ? "true" : "false"
    return response
  }
}
