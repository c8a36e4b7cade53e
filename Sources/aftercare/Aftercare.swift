import ArgumentParser
import Questions

/// The command beside the daemon, with all its subcommands.
struct Aftercare: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aftercare",
    abstract: "Keeps the joint duty of after-care under section 117 of the Mental Health Act 1983.",
    discussion: """
      Facts go in, the law is applied to them on a day, and whoever must act is told what, by when and why.

      Exit status: 0 done · 1 to 4 as the help of a command says · 64 the command was called wrongly · 65 a file does not fit · 66 a file cannot be \
      read, or what was asked for is not there · 69 the database cannot be reached · 70 an error of the \
      product · 74 it is unknown whether the change was made · 75 the case was changed since · 77 not \
      permitted.
      """,
    version: "aftercare \(Product.version)",
    subcommands: [
      Evaluate.self, CheckCommand.self, RulesCommand.self, LawCommand.self, Import.self, AsideCommand.self,
      Compare.self, RecordCommand.self, Export.self, History.self, Run.self, NightCommand.self, Deliver.self,
      Gaps.self, LedgerCommand.self, AcceptCommand.self, Report.self, PatternsCommand.self, TransitionCommand.self,
      Demo.self, DatabaseCommand.self, TokenCommand.self, AccessCommand.self, AuditCommand.self, SchemaCommand.self,
      Investigate.self, DisputeCommand.self, LetterCommand.self, PackCommand.self,
    ] + AskedCommands.all
  )
}
