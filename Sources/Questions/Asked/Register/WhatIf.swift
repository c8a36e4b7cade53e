import CaseFile
import CivilTime
import Rules

extension Question {
  /// What a changed law, setting or directory would move.
  package static let whatIf: Question = Question(
    name: .whatIf,
    summary: "Shows what a changed setting, a changed directory or another day would move: duties, gaps and pounds.",
    definition: """
      Every case is judged twice from the same facts: as it is, and as it is supposed to be. With --set or --directory \
      both are of the same day; a directory is laid over the register's own, fact by fact. With --on alone the second is \
      of that day, by what is recorded now, so that a coming change of bodies shows. Weekly is the recorded cost of \
      the running after-care services of a case whose council or NHS payer would be another. Listed are cases in which \
      a body or the duty would be another, or gaps would open or close.
      """,
    examples: [
      "aftercare what-if --set mha2025_s46_from=2027-10-01 --on 2027-10-01",
      "aftercare what-if --body QWO --set review_months=6", "aftercare what-if --directory merger.json --format csv",
      "aftercare what-if --on 2027-04-01 --body E10000030",
    ],
    subjects: [.body, .register], parameters: [.set, .directory, .on, .knownAt], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("opened", .number, "Gaps that would open."),
      Column("closed", .number, "Gaps that would close."),
      Column("weekly", .pounds, "Pounds a week that would be another's."),
      Column(
        "changes", title: "Other", .list, "Answers that would be others, as they are and as they would be.", .below),
      Column("opens", title: "Would open", .list, "Those gaps.", .below),
      Column("closes", title: "Would close", .list, "Those gaps.", .below),
    ]
  ) { try await WhatIf(asking: $0).answer() }
}

private struct WhatIf {
  let asking: Asking

  func answer() async throws -> Answer {
    let asked = asking.asked
    guard !asked.settings.isEmpty || asked.directory != nil || asked.on != nil else {
      throw BadParameter(parameter: .set, reason: "or another supposition is wanted: a setting, a directory or a day")
    }
    let standing = try await asking.rulebook(explains: false)
    let isOtherDay = asked.settings.isEmpty && asked.directory == nil
    var asIs = asking
    if isOtherDay { asIs.asked.on = asking.today }
    let (supposed, day, bodies) = (try supposed(standing), asking.dates.on, asking.bodies)
    let cases = try await asIs.eachPerson(isAboutOthers: true, by: standing) { person -> [MovedCase] in
      let after = supposed.assess(person.file, on: day)
      let moved = MovedCase(person: person, Difference(before: person.found, after: after))
      if let bodies, !moved.bodies.contains(where: bodies.contains) { return [] }
      return moved.isMoved ? [moved] : []
    }
    var answer = answer(cases.shares, .facts(asIs.dates))
    answer.notes = asIs.notes(on: cases)
    if asked.directory?.hasFacts ?? false, standing.directory == nil {
      answer.notes.append(
        "The register has no directory of its own: what the checks of leads and agreements find with the file is new.")
    }
    if !isOtherDay, asked.body != nil {
      answer.notes.append(
        "Cases to which \(asking.scopeName) is no party today are not looked at: ask without --body to see what would "
          + "come to it.")
    }
    return answer
  }

  private func answer(_ moved: [MovedCase], _ basis: ListBasis) -> Answer {
    let rows = moved.sorted { $0.reference < $1.reference }
    var answer = Answer(
      .whatIf, "\(supposition) in \(asking.scopeName)", basis, rows: rows.map(\.row),
      empty: "Nothing would be different in any case that was judged.")
    answer.totals = [
      .init("cases", "Cases that would differ", .count(moved.count)),
      .init("duties", "Duties that would differ", .count(moved.count { $0.movesDuty })),
      .init("councils", "Cases with another council", .count(moved.count { $0.movesCouncil })),
      .init("nhs_bodies", "Cases with another NHS body", .count(moved.count { $0.movesNHSBody })),
      .init("payers", "Cases with another NHS payer", .count(moved.count { $0.movesPayer })),
      .init("opened", "Gaps that would open", .count(moved.reduce(0) { $0 + $1.difference.opened.count })),
      .init("closed", "Gaps that would close", .count(moved.reduce(0) { $0 + $1.difference.closed.count })),
      .init("weekly", "Pounds a week that would be another's", .pence(moved.reduce(0) { $0 + $1.weekly })),
    ]
    if let first = rows.first { answer.next = ["aftercare who --case \(first.reference)"] }
    return answer
  }

  private var supposition: String {
    var parts = asking.asked.settings.map { "\($0.key) were \($0.value)" }
    if asking.asked.directory != nil { parts.append("the directory were as in the file") }
    if asking.asked.on != nil || parts.isEmpty { parts.append("it were \(asking.dates.on.spoken)") }
    return "What would differ if " + parts.joined(separator: " and ")
  }

  private func supposed(_ standing: Rulebook) throws -> Rulebook {
    var settings = standing.settings
    var local = standing.directory
    if let overlay = asking.asked.directory {
      try settings.apply(overlay)
      // A register without a directory keeps none where the file has settings only: that is not an empty one.
      if local != nil || overlay.hasFacts { local = (local ?? Directory()).overlaid(by: overlay) }
    }
    for setting in asking.asked.settings { try settings.set(setting.key, to: setting.value) }
    return Rulebook(directory: local, settings: settings, explains: false)
  }
}

/// A case beside itself as it is supposed to be.
private struct MovedCase: Sendable {
  let reference: CaseReference
  let difference: Difference
  /// Pence a week that another body would bear.
  let weekly: Int

  init(person: JudgedPerson, _ difference: Difference) {
    reference = person.reference
    self.difference = difference
    let isAnothers =
      difference.before.council.body != difference.after.council.body
      || difference.before.nhsPayer.body != difference.after.nhsPayer.body
    weekly = isAnothers ? person.runningServices.reduce(0) { $0 + Int($1.weeklyCost?.pence ?? 0) } : 0
  }

  var movesDuty: Bool { difference.before.duty.state != difference.after.duty.state }
  var movesCouncil: Bool { difference.before.council.body != difference.after.council.body }
  var movesNHSBody: Bool { difference.before.nhsStatutory.body != difference.after.nhsStatutory.body }
  var movesPayer: Bool { difference.before.nhsPayer.body != difference.after.nhsPayer.body }

  var isMoved: Bool {
    movesDuty || movesCouncil || movesNHSBody || movesPayer || !difference.opened.isEmpty || !difference.closed.isEmpty
  }

  /// Whoever owes or pays, before or after.
  var bodies: [BodyCode] {
    [difference.before, difference.after].flatMap {
      [$0.council.body, $0.nhsStatutory.body, $0.nhsPayer.body].compactMap(\.self)
    }
  }

  var row: [Cell] {
    let told = ["Duty", "Council", "NHS body", "NHS payer"]
    return [
      .text(reference.text), .count(difference.opened.count), .count(difference.closed.count),
      weekly == 0 ? .none : .pence(weekly),
      .items(
        difference.changes.filter { told.contains($0.name) }.map { "\($0.name): \($0.before) → \($0.after)" }),
      .items(difference.opened.map(named)), .items(difference.closed.map(named)),
    ]
  }

  private func named(_ gap: Gap) -> String { "\(RuleEntry.entry(gap.rule)?.title ?? "") (\(gap.rule))" }
}

extension Directory {
  /// Whether it says anything of bodies.
  fileprivate var hasFacts: Bool {
    var facts = self
    facts.settings = [:]
    return facts != Directory()
  }

  /// This directory with the facts of another in the place of those of the same id, and its further ones.
  func overlaid(by other: Directory) -> Directory {
    var directory = self
    directory.contacts.overlay(other.contacts)
    directory.agreements.overlay(other.agreements)
    directory.delegations.overlay(other.delegations)
    directory.reconciliations.overlay(other.reconciliations)
    directory.handovers.overlay(other.handovers)
    directory.allocations.overlay(other.allocations)
    directory.settings.merge(other.settings) { $1 }
    return directory
  }
}

extension Array where Element: IdentifiedRecord {
  fileprivate mutating func overlay(_ others: [Element]) {
    let replaced = Set(others.map(\.id))
    self = filter { !replaced.contains($0.id) } + others
  }
}
