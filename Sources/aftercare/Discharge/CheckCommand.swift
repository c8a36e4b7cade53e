import ArgumentParser

/// `aftercare check`: checks that someone runs before a deed.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks before a deed that everything is in place for it.",
    subcommands: [CheckDischarge.self])
}
