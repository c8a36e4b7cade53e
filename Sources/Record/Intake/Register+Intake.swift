package import Sheets

extension Register {
  /// Records sheets, all or nothing, in one transaction; people of whom it is doubtful who they are, are put aside.
  ///
  /// The same bytes from the same source change nothing. A dry run does all of it and then undoes it.
  package func importSheets(_ content: SheetContent, under terms: IntakeTerms) async throws -> IntakeOutcome {
    let actor = actor
    return try await DryRun.carryOut {
      try await transaction(.registerOperator, doing: Deed(.import)) { connection, deed in
        var work = IntakeWork(content, terms, actor)
        deed = deed.with("sha256", .digests(terms.files))
        try work.waitForOthers(on: connection)
        if let day = try work.importedBefore(on: connection) {
          deed = deed.with("imported_before", .day(day))
          return .importedBefore(day)
        }
        try work.run(on: connection)
        let count = work.count
        if terms.isDryRun { throw DryRun(outcome: IntakeOutcome.recorded(count)) }
        deed = deed.with("rows", .count(count.rows)).with("people", .count(count.people)).with(count.facts)
          .with("put_aside", .count(count.putAside)).with("complete", .flag(terms.isComplete))
        return .recorded(count)
      }
    }
  }
}
