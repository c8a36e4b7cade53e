import CivilTime
import CommandSocket
import Foundation
import HTTPTypes
import Hummingbird
import Questions
import Record

/// What the command asks the daemon at the socket: the questions that are described once, and the discharge check.
///
/// Every request has the capacity and the actor that the command of the daemon's own account has.
struct CommandRoutes {
  let register: RegisterQuestions
  let registerName: String?
  let today: @Sendable () -> CivilDate

  init(_ register: RegisterQuestions, named name: String?, today: @escaping @Sendable () -> CivilDate) {
    registerName = name
    // The door lets in nobody but the account as which the daemon runs.
    self.register = RegisterQuestions(
      register.register.used(by: .account(ProcessInfo.processInfo.userName)))
    self.today = today
  }

  func router() -> Router<CommandContext> {
    let router = Router(context: CommandContext.self)
    router.add(middleware: RequestLog(by: "command"))
    router.add(middleware: CommandDoor(register: registerName))
    let group = router.group("api/v1")
    for question in Question.all {
      for route in question.routes + question.registerRoutes {
        group.get(RouterPath(route)) { try await answer(question, $0, $1) }
      }
    }
    group.get("cases/:case/discharge-check") { try await discharge($0, $1) }
    return router
  }

  private func answer(_ question: Question, _ request: Request, _ context: CommandContext) async throws -> Response {
    let asked = try parameters(among: question.allParameters, of: question.name.rawValue, request, context)
    let asking = Asking(question, of: register, for: nil, asked, today: today())
    do {
      return try context.response(try await question.terminalAnswer(asking, as: try form(of: request)))
    } catch let bad as BadParameter {
      throw Problem.bad(bad)
    }
  }

  private func discharge(_ request: Request, _ context: CommandContext) async throws -> Response {
    let asked = try parameters(
      among: RegisterQuestions.dischargeParameters, of: "discharge-check", request, context)
    let isJSON = try form(of: request) == .json
    return try context.response(try await register.discharge(asked, asJSON: isJSON, at: .now))
  }

  private func parameters(
    among parameters: [QuestionParameter], of name: String, _ request: Request, _ context: CommandContext
  ) throws -> AskedParameters {
    do {
      let given = try request.given(
        among: parameters, of: name, besides: ["format", "width", "colour"], at: context.parameters)
      return try AskedParameters(given, among: parameters, of: name)
    } catch let bad as BadParameter {
      throw Problem.bad(bad)
    }
  }

  private func form(of request: Request) throws -> TerminalForm {
    let given = request.uri.queryParameters
    switch given.get("format") {
    case "text":
      return .text(Display(width: given.get("width", as: Int.self), hasColour: given.get("colour") == "true"))
    case "csv": return .csv
    case "json": return .json
    default: throw Problem.bad("format", "must be one of: text, csv, json")
    }
  }
}

extension CommandContext {
  /// The answer, sealed for the request.
  fileprivate func response(_ answer: TerminalAnswer) throws -> Response {
    guard let asked else { throw Problem.unauthorised }
    let reply = CommandReply(
      status: answer.ending.rawValue, output: Array(answer.output.utf8),
      words: Array(answer.notices.map { $0 + "\n" }.joined().utf8), suggestion: Array((answer.suggestion ?? "").utf8))
    return Response(
      status: .ok,
      headers: [
        .contentType: "application/octet-stream", .cacheControl: "no-store", .replyStatus: "\(reply.status)",
        .replyParts: reply.parts, .replySeal: reply.seal(for: asked),
      ],
      body: .init(byteBuffer: ByteBuffer(bytes: reply.body)))
  }
}

extension HTTPField.Name {
  fileprivate static let replyStatus = well(CommandReply.Header.status)
  fileprivate static let replyParts = well(CommandReply.Header.parts)
  fileprivate static let replySeal = well(CommandReply.Header.seal)
}
