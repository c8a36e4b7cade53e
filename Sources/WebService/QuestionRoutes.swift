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
      throw Problem.bad(bad.parameter == .body ? "code" : bad.parameter.queryName, bad.reason)
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

  /// The subject from the path, the rest from the query string, where nothing unknown may stand: a filter that is
  /// passed over would look like an answer.
  private func parameters(
    of question: Question, _ request: Request, _ context: AskingContext
  ) throws -> AskedParameters {
    var given: [QuestionParameter: [String]] = [:]
    for (name, value) in request.uri.queryParameters where name != "format" {
      guard
        let parameter = question.parameters.first(where: { $0.queryName == name && !$0.isFile })
      else { throw Problem.bad(String(name), "is nothing that \(question.name.rawValue) is asked with") }
      guard given[parameter] == nil || parameter.isRepeated else {
        throw Problem.bad(String(name), "must be given once")
      }
      given[parameter, default: []].append(String(value))
    }
    if let code = context.parameters.get("code") { given[.body] = [code] }
    if context.parameters.get("case") != nil {
      guard let reference = context.caseReference else { throw Problem.noSuchCase }
      given[.reference] = [reference.text]
    }
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
