import Access
import HTTPTypes
import Hummingbird
import Questions
import Record

/// Lets through only requests with a token that is in force, and notes in whose name they ask.
struct TokenMiddleware: RouterMiddleware {
  let register: RegisterQuestions

  func handle(
    _ request: Request, context: AskingContext,
    next: (Request, AskingContext) async throws -> Response
  ) async throws -> Response {
    guard let header = request.headers[.authorization], header.hasPrefix("Bearer "),
      let token = BearerToken(sent: String(header.dropFirst("Bearer ".count))),
      let found = try await register.inForce(token)
    else { throw Problem.unauthorised }
    var context = context
    context.claims = Claims(of: found.body)
    context.role = found.role
    context.mayRecord = found.mayRecord
    context.asker = .token(hash: token.hash)
    return try await next(request, context)
  }
}
