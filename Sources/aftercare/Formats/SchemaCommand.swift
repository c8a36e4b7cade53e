import ArgumentParser

/// `aftercare schema`: the form of every answer in JSON.
struct SchemaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Shows the JSON Schema of an answer, or lists all of them; no database.",
    discussion: """
      Examples:
        aftercare schema
        aftercare schema discharge-check > discharge-check.schema.json

      The schemas are of draft 2020-12. A member may be added to an answer; none is taken away or gets another \
      meaning under the same format.

      Exit status: 0 done · 64 there is no schema of that name.
      """)

  @Argument(help: "The name in the list.")
  var name: String?

  func run() async throws {
    try await carryOut {
      guard let name else {
        let lines = PublishedSchema.all.map { padded($0.name, 18) + $0.says }
        return try Output.write(lines.joined(separator: "\n") + "\n")
      }
      guard let schema = PublishedSchema.all.first(where: { $0.name == name }) else {
        throw Failure(.usage, "there is no schema of that name; aftercare schema lists them all.")
      }
      try Output.say(schema.json)
    }
  }
}
