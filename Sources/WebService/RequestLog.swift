import HTTPTypes
import Hummingbird
import Logging

/// Logs every request by its route, never by its path: a path names a case.
///
/// Outermost, so that it also turns what went wrong into an answer.
struct RequestLog: RouterMiddleware {
  func handle(
    _ request: Request, context: AskingContext,
    next: (Request, AskingContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = try Problem(error).response(from: request, context: context)
    }
    context.logger.info(
      "request",
      metadata: [
        "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
        "status": "\(response.status.code)",
        "milliseconds": "\((ContinuousClock.now - start) / .milliseconds(1))",
      ])
    return response
  }
}
