import HTTPTypes
import Hummingbird
import Logging

/// Logs every request by its route, never by its path: a path names a case.
///
/// Outermost, so that it also turns what went wrong into an answer.
struct RequestLog<Context: RequestContext>: RouterMiddleware {
  /// Who asks, where it is not somebody over HTTP.
  var by: String?

  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = try Problem(error).response(from: request, context: context)
    }
    var metadata: Logger.Metadata = [
      "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
      "status": "\(response.status.code)",
      "milliseconds": "\((ContinuousClock.now - start) / .milliseconds(1))",
    ]
    if let by { metadata["by"] = "\(by)" }
    context.logger.info("request", metadata: metadata)
    return response
  }
}
