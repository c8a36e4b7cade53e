import Access
import CaseFile
import CivilTime
import Foundation
import Hummingbird
import Questions
import Record
import Rules

/// The questions that the daemon answers over HTTP.
struct Routes {
  let register: RegisterQuestions
  let today: @Sendable () -> CivilDate

  private var changes: ChangeRoutes { ChangeRoutes(register: register) }
  private var acceptances: AcceptanceRoutes { AcceptanceRoutes(register: register, today: today) }

  func router() -> Router<AskingContext> {
    let router = Router(context: AskingContext.self)
    router.add(middleware: RequestLog())
    router.get("health") { _, _ in await health() }
    router.get("metrics") { _, _ in Response(metrics: await register.metrics().text) }
    let group = router.group("api/v1").add(middleware: TokenMiddleware(register: register))
    QuestionRoutes(register: register, today: today).add(to: group)
    group
      .get("cases/:case/determination") { try await determination($0, $1) }
      .get("cases/:case/history") { try await history($0, $1) }
      .get("cases/:case/ledger") { try await ledger($0, $1) }
      .get("cases/:case/version") { try await changes.version($0, $1) }
      .post("cases/:case/changes") { try await changes.record($0, $1) }
      .put(AcceptanceRoutes.path) { try await acceptances.accept($0, $1) }
      .delete(AcceptanceRoutes.path) { try await acceptances.end($0, $1) }
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

  /// `GET /api/v1/cases/{case}/determination?on=&known_at=&law_on=`.
  private func determination(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    let dates = try dates(of: request)
    guard let reference = context.caseReference,
      let found = try await register.asked(by: context.asker, as: context.role).determination(
        of: reference, dates, for: claims)
    else { throw Problem.noSuchCase }
    var response = Response(json: found.determination.json)
    if dates.knownAt == nil { response.headers[.caseVersion] = "\(found.version)" }
    return response
  }

  /// `GET /api/v1/cases/{case}/history?on=&known_at=&law_on=`.
  private func history(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard let reference = context.caseReference,
      let found = try await register.asked(by: context.asker, as: context.role).history(
        of: reference, on: try day("on", of: request), knownAt: try moment("known_at", of: request),
        lawOn: try day("law_on", of: request), for: claims)
    else { throw Problem.noSuchCase }
    return Response(json: found.json)
  }

  /// `GET /api/v1/cases/{case}/ledger`.
  private func ledger(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard let reference = context.caseReference,
      let found = try await register.asked(by: context.asker, as: context.role).ledger(of: reference, for: claims)
    else { throw Problem.noSuchCase }
    return Response(json: found.json)
  }

  /// `GET /api/v1/bodies/{code}/gaps?theme=&severity=&due_by=&on=&known_at=&law_on=`.
  private func gaps(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard let body = context.parameters.get("code").flatMap({ BodyCode($0) }) else {
      throw Problem.bad("code", "must be a council's GSS code or an NHS body's ODS code")
    }
    guard claims.mayAsk(about: body) else { throw Problem.otherBody }
    let filter = try filter(of: request)
    let questions = register.asked(by: context.asker, as: context.role)
    let names = ["on", "known_at", "law_on"]
    let owed =
      if names.contains(where: { request.uri.queryParameters.get($0) != nil }) {
        try await questions.owed(by: body, judged: try dates(of: request), for: claims)
      } else {
        try await questions.owed(by: body, for: claims)
      }
    return Response(json: owed.filtered(filter).json)
  }

  /// The three dates; today in London where no day is asked about.
  private func dates(of request: Request) throws -> AskedDates {
    AskedDates(
      on: try day("on", of: request) ?? today(), knownAt: try moment("known_at", of: request),
      lawOn: try day("law_on", of: request))
  }

  private func moment(_ name: String, of request: Request) throws -> Instant? {
    guard let text = request.uri.queryParameters.get(name) else { return nil }
    guard let moment = Instant(asked: text) else {
      throw Problem.bad(name, "must be a day, or a time as in 2026-05-03T10:00:00Z")
    }
    return moment
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
