import Access
import CaseFile
import CivilTime
import Foundation
import Hummingbird
import Questions
import Rules

/// The questions that the daemon answers over HTTP.
struct Routes {
  let register: RegisterQuestions
  let today: @Sendable () -> CivilDate

  private var changes: ChangeRoutes { ChangeRoutes(register: register) }

  func router() -> Router<AskingContext> {
    let router = Router(context: AskingContext.self)
    router.add(middleware: RequestLog())
    router.get("health") { _, _ in await health() }
    router.group("api/v1")
      .add(middleware: TokenMiddleware(register: register))
      .get("cases/:case/determination") { try await determination($0, $1) }
      .get("cases/:case/version") { try await changes.version($0, $1) }
      .post("cases/:case/changes") { try await changes.record($0, $1) }
      .get("bodies/:code/gaps") { try await gaps($0, $1) }
    return router
  }

  /// `GET /health`: whether questions can be answered, and when the last night was published.
  private func health() async -> Response {
    let found = await register.health()
    var json = JSONWriter()
    json.object { json in
      json.member("status", found.isReachable ? "ok" : "database_unreachable")
      json.member("rule_set", RuleSet.version)
      json.member("last_night", found.lastNight?.description)
    }
    return Response(json: json.text, status: found.isReachable ? .ok : .serviceUnavailable)
  }

  /// `GET /api/v1/cases/{case}/determination?on=DATE`.
  private func determination(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    let on = try day("on", of: request) ?? today()
    guard let reference = context.caseReference,
      let found = try await register.asked(by: context.asker).determination(of: reference, on: on, for: claims)
    else { throw Problem.noSuchCase }
    var response = Response(json: found.determination.json)
    response.headers[.caseVersion] = "\(found.version)"
    return response
  }

  /// `GET /api/v1/bodies/{code}/gaps?theme=&severity=&due_by=`.
  private func gaps(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard let body = context.parameters.get("code").flatMap({ BodyCode($0) }) else {
      throw Problem.bad("code", "must be a council's GSS code or an NHS body's ODS code")
    }
    guard claims.mayAsk(about: body) else { throw Problem.otherBody }
    let filter = try filter(of: request)
    let owed = try await register.asked(by: context.asker).owed(by: body, for: claims).filtered(filter)
    return Response(json: owed.json)
  }

  private func filter(of request: Request) throws -> OwedQuestion {
    OwedQuestion(
      theme: try choice("theme", of: request, among: RuleEntry.Theme.self),
      severity: try choice("severity", of: request, among: Severity.self),
      dueBy: try day("due_by", of: request))
  }

  private func day(_ name: String, of request: Request) throws -> CivilDate? {
    guard let text = request.uri.queryParameters.get(name) else { return nil }
    guard let day = CivilDate(text) else {
      throw Problem.bad(name, "must be a date of the calendar, as in 2026-03-31")
    }
    return day
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of request: Request, among: Choice.Type
  ) throws -> Choice? {
    guard let text = request.uri.queryParameters.get(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem.bad(name, "must be one of: \(words)")
    }
    return choice
  }
}
