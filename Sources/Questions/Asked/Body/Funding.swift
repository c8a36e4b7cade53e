import CaseFile
import CivilTime
import Reference
import Rules

extension Question {
  /// In whose name after-care is funded, and until when.
  package static let funding: Question = Question(
    name: .funding,
    summary: "Lists in whose name each person's after-care is funded and until when, the first to end first.",
    definition: """
      Funding agreements in force on the day in cases with a live duty, as they are recorded, and one line for each \
      such case whose after-care services run with no agreement in force. Ended are bodies that an agreement names and \
      that no longer exist. Weekly is the recorded cost of the running after-care services that the agreement names, or \
      of all where it names none. Worked out anew from the facts.
      """,
    examples: ["aftercare funding --body QWO", "aftercare funding --body E08000035 --on 2027-04-01 --format csv"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("until", .date, "The first day on which it holds no longer; empty where no end is recorded."),
      Column("days", .number, "Days until then."),
      Column("in_name_of", title: "in the name of", .bodies, "The bodies that the agreement names."),
      Column("ended", title: "ended bodies", .bodies, "Those of them that no longer exist."),
      Column("shares", .list, "What part each pays."),
      Column("weekly", .pounds, "Pounds a week, as far as costs are recorded."),
      Column("since", .date, "Its first day.", .dataOnly),
      Column("signed", .date, "When it was signed.", .dataOnly),
      Column("interim", .flag, "Whether it is interim.", .dataOnly),
      Column("wrong", title: "To mend", .list, "Open checks of the agreement.", .below),
      Column("now", title: "Now", .list, "Who took over from the bodies that ended.", .below),
      Column("fact", .text, "The agreement; empty where none is in force.", .dataOnly),
    ]
  ) { asking in
    let cases = try await asking.eachPerson { $0.funding }
    let found = cases.shares.sorted { $0.place < $1.place }
    var answer = Answer(
      .funding, "Funding of after-care in cases of \(asking.scopeName)", .facts(asking.dates), rows: found.map(\.row),
      empty: "No funding agreement is in force, and no after-care service runs.")
    answer.totals = [
      .init("agreements", "Agreements in force", .count(found.count { !$0.isMissing })),
      .init("ended_bodies", "Naming a body that ended", .count(found.count(where: \.namesEndedBody))),
      .init("without", "People with services and none in force", .count(found.count(where: \.isMissing))),
    ]
    answer.notes = asking.notes(on: cases)
    return answer
  }
}

private struct Funded: Sendable {
  let place: (CivilDate, CaseReference, String)
  let isMissing: Bool
  let namesEndedBody: Bool
  let row: [Cell]
}

extension JudgedPerson {
  fileprivate var funding: [Funded] {
    guard found.isLive else { return [] }
    let inForce = file.funding.filter { Period(start: $0.start, end: $0.end).contains(day) }
    if inForce.isEmpty { return runningServices.isEmpty ? [] : [unfunded] }
    return inForce.map(funded)
  }

  private var unfunded: Funded {
    let row: [Cell] = [
      .text(reference.text), .none, .none, .none, .none, .none, weekly(runningServices), .none, .none, .none,
      .list(["No agreement in force"]), .none, .none,
    ]
    return Funded(place: (.distantPast, reference, ""), isMissing: true, namesEndedBody: false, row: row)
  }

  private func funded(_ agreement: FundingAgreement) -> Funded {
    let reference = NationalReference.shipped
    let bodies = agreement.parties.map(\.body)
    let ended = bodies.filter { body in reference.abolition(of: body).map { $0 <= day } ?? false }
    let heirs = ended.map { body in
      let heir = reference.broughtForward(body, on: day).body.flatMap { $0 == body ? nil : $0 }
      return "\([body].names): \(heir.map { [$0].names } ?? "not allocated")"
    }
    let services = runningServices.filter { agreement.services.isEmpty || agreement.services.contains($0.id) }
    let wrong = found.gaps.filter { $0.subject == "funding:\(agreement.id)" }
      .map { RuleEntry.entry($0.rule)?.title ?? $0.rule.text }
    let row: [Cell] = [
      .text(self.reference.text), .day(agreement.end),
      agreement.end.map { .count(CivilDate.days(from: day, to: $0)) } ?? .none,
      bodies.isEmpty ? .none : .bodies(bodies), ended.isEmpty ? .none : .bodies(ended),
      .items(agreement.parties.compactMap { party in party.share.map { "\(party.body) \($0.value)%" } }),
      weekly(services),
      .day(agreement.start), .day(agreement.signed), agreement.interim.map(Cell.flag) ?? .none, .items(wrong),
      .items(heirs), .text("funding:\(agreement.id)"),
    ]
    return Funded(
      place: (agreement.end ?? .distantFuture, self.reference, agreement.id.text), isMissing: false,
      namesEndedBody: !ended.isEmpty, row: row)
  }

  private func weekly(_ services: [Service]) -> Cell {
    let costs = services.compactMap(\.weeklyCost)
    return costs.isEmpty ? .none : .pence(costs.reduce(0) { $0 + Int($1.pence) })
  }
}
