internal import Database

/// A statement put together from table plans, with its parameters.
struct Command: Sendable {
  let statement: Statement
  let parameters: [Parameter]

  init(text: String, _ parameters: [Parameter] = []) {
    statement = Statement(assembled: text)
    self.parameters = parameters
  }

  init(_ sql: SQL) {
    statement = sql.statement
    parameters = sql.parameters
  }
}

extension Connection {
  /// Sends commands in one pipeline; throws the first error.
  func perform(_ commands: [Command]) throws {
    guard !commands.isEmpty else { return }
    try enterPipeline()
    do {
      for command in commands { try send(command.statement, command.parameters) }
      try sync()
      for _ in commands { _ = try nextResult() }
      try exitPipeline()
    } catch {
      try? exitPipeline()
      throw error
    }
  }
}
