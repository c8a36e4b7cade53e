import CaseFile
import CivilTime
import Reference
import Rules

extension Question {
  /// Who is responsible for one person on a day, and why.
  package static let who: Question = Question(
    name: .who,
    summary: "Says who is responsible for one person on a day, why, since when, and what else it could be.",
    definition: """
      The council and the NHS body that owe the duty, and the NHS body that pays, each by its own rule, as they exist \
      on the day. Since is the first day on which that body was it, judged by what is recorded now and by the law of \
      each day. Other readings are the other bodies that it could be, and the open points of law that touch the answer.
      """,
    examples: [
      "aftercare who --case C-0042", "aftercare who --case C-0042 --on 2022-06-30",
      "aftercare who --nhs-number - < number.txt",
    ],
    subjects: [.person], parameters: [.on, .knownAt, .lawOn], askers: .factReaders,
    columns: [
      Column("part", .word, "Council, NHS body, or NHS payer."),
      Column("body", .text, "The name of the body, or that it could not be determined."),
      Column("code", .bodies, "Its code.", .dataOnly),
      Column("rule", .word, "The rule that says so.", .dataOnly),
      Column("since", title: "Since", .date, "The first day on which it was this body.", .below),
      Column("before", title: "Before", .list, "The bodies before it in this case, each with its first day.", .below),
      Column("formerly", .bodies, "All bodies that it succeeded.", .dataOnly),
      Column("to_come", title: "To come", .text, "When it ends, and who takes over.", .below),
      Column("why", title: "Why", .list, "The steps of the rules.", .below),
      Column("other_readings", title: "Could also be", .list, "Other bodies, and open points of law.", .below),
      Column("facts", .list, "The facts used, as list:id.", .dataOnly),
    ]
  ) { asking in
    guard let (file, found, rulebook) = try await asking.judgedCase() else { return nil }
    var answer = WhoAnswer(file: file, found: found, rulebook: rulebook, dates: asking.dates).answer
    answer.notes = try await asking.notes(on: found)
    return answer
  }
}

/// Explains the bodies of one determination.
private struct WhoAnswer {
  let file: CaseFile
  let found: Determination
  let rulebook: Rulebook
  let dates: AskedDates

  private var reference: NationalReference { .shipped }

  var answer: Answer {
    let course = Course(
      of: file, from: file.legalStatus.map(\.start).min() ?? found.on, through: found.on, by: rulebook,
      lawOn: dates.lawOn)
    let parts: [(String, ResponsibleBody, (Determination) -> BodyCode?)] = [
      ("Council", found.council, { $0.council.body }), ("NHS body", found.nhsStatutory, { $0.nhsStatutory.body }),
      ("NHS payer", found.nhsPayer, { $0.nhsPayer.body }),
    ]
    var answer = Answer(
      .who, "Who is responsible in case \(found.reference)", .facts(dates),
      rows: parts.map { row($0.0, $0.1, course.runs($0.2)) })
    answer.totals = [
      .init("entitled", "Entitled", .text(found.eligibility.status.phrase)),
      .init("duty", "Duty", .text(found.duty.phrase)),
    ]
    answer.next = [
      "aftercare show --case \(found.reference)", "aftercare evaluate --case \(found.reference) --on \(found.on)",
    ]
    return answer
  }

  private func row(
    _ part: String, _ body: ResponsibleBody, _ runs: [(value: BodyCode?, first: CivilDate)]
  ) -> [Cell] {
    let run = runs.last { $0.value == body.body }
    let before = runs.dropLast().reversed().compactMap { run in
      run.value.map { "\(named($0)) from \(run.first.spoken)" }
    }
    let code = body.body
    return [
      .text(part), .text(body.phrase), .body(code), .text(body.rule), .day(code == nil ? nil : run?.first),
      .items(before), .bodies(code.map(reference.predecessors) ?? []), .text(code.flatMap(toCome)),
      .items(body.reasons.map(\.text)), .items(otherReadings(body)),
      .list(body.reasons.flatMap(\.facts)),
    ]
  }

  private func named(_ code: BodyCode) -> String { "\(reference.name(of: code)) (\(code))" }

  /// The end of a body that is already known, and what is to become of it.
  private func toCome(_ code: BodyCode) -> String? {
    guard let end = reference.abolition(of: code), end > found.on else { return nil }
    let heirs = reference.successors(of: code).map(named).joined(separator: " or ")
    return "ends on \(end.spoken)\(heirs.isEmpty ? "" : "; then \(heirs)")"
  }

  private func otherReadings(_ body: ResponsibleBody) -> [String] {
    body.candidates.filter { $0 != body.body }.map(named)
      + body.doubts.map { doubt in
        let entry = DoubtEntry.entry(doubt)
        return "\(doubt): \(entry?.question ?? "") \(entry?.reading ?? "")"
      }
  }
}
