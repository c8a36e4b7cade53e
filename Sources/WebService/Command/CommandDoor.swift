import CommandSocket
import Foundation
import HTTPTypes
import Hummingbird
import Questions

/// Lets through only the account as which the daemon runs, and only a command that would give the same answer itself.
struct CommandDoor: RouterMiddleware {
  /// Which register the daemon keeps; nil where nothing says it.
  let register: String?

  func handle(
    _ request: Request, context: CommandContext, next: (Request, CommandContext) async throws -> Response
  ) async throws -> Response {
    let asked = CommandRequest(
      target: request.uri.description, build: request.headers[.commandBuild] ?? "",
      register: request.headers[.commandRegister], nonce: request.headers[.commandNonce] ?? "")
    var response: Response
    do {
      guard await context.account == geteuid() else { throw Problem.otherAccount }
      guard asked.build == Product.build, asked.register == nil || asked.register == register else {
        throw Problem.misdirected
      }
      var context = context
      context.asked = asked
      response = try await next(request, context)
    } catch {
      response = try Problem(error).response(from: request, context: context)
    }
    // By this the command knows that a refusal is one of its own question.
    response.headers[.commandNonce] = asked.nonce
    return response
  }
}

extension Problem {
  fileprivate static let otherAccount = Problem(
    status: .forbidden, code: "other_account", detail: "The socket answers only the account as which the daemon runs.")

  fileprivate static let misdirected = Problem(
    status: .misdirectedRequest, code: "misdirected",
    detail: "The command is of another version, or means another register than the daemon's.")
}

extension HTTPField.Name {
  fileprivate static let commandBuild = well(CommandRequest.Header.build)
  fileprivate static let commandRegister = well(CommandRequest.Header.register)
  fileprivate static let commandNonce = well(CommandRequest.Header.nonce)
}
