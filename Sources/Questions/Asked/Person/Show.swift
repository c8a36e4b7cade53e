import CaseFile
import CivilTime
import Rules

extension Question {
  /// One person at a glance.
  package static let show: Question = Question(
    name: .show,
    summary:
      "Shows one person at a glance: duty, bodies, key worker, plan, reviews, services, money, gaps, what is next.",
    definition: """
      Everything is judged from the facts on the day asked about. The plan is the one in force that was agreed last; \
      services are its after-care services that run; what is missing in it are the open checks of care planning. \
      No name of the person, no NHS number and no words of records are shown.
      """,
    examples: [
      "aftercare show --case C-0042", "aftercare show --case C-0042 --on 2026-05-03 --known-at 2026-05-03",
      "aftercare show --nhs-number - < number.txt",
    ],
    subjects: [.person], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("section", .word, "What it belongs to."),
      Column("item", .text, "What it is."),
      Column("value", .text, "What the record and the rules say."),
      Column("on", .date, "Since when, or by when.", .dataOnly),
      Column("fact", .text, "The fact, as list:id, or the check and its subject.", .dataOnly),
    ],
    layout: .sections
  ) { asking in
    guard let (file, found, _) = try await asking.judgedCase() else { return nil }
    let person = JudgedPerson(file: file, found: found)
    var answer = Answer(
      .show, "Case \(person.reference)", .facts(asking.dates), rows: Glance(person: person).rows)
    answer.notes = try await asking.notes(on: found)
    answer.next = ["aftercare obligations --case \(person.reference)", "aftercare history --case \(person.reference)"]
    return answer
  }
}

/// The rows of a person at a glance.
private struct Glance {
  let person: JudgedPerson

  private var found: Determination { person.found }
  private var file: CaseFile { person.file }
  private var day: CivilDate { found.on }

  var rows: [[Cell]] { owed + bodies + place + plan + services + reviews + money + gaps + next }

  private func row(
    _ section: String, _ item: String, _ value: Cell, on day: CivilDate? = nil, _ fact: String? = nil
  ) -> [Cell] {
    [.text(section), .text(item), value, .day(day), .text(fact)]
  }

  private var owed: [[Cell]] {
    [
      row("What is owed", "Entitled", .text(found.eligibility.status.phrase)),
      row("What is owed", "Duty", .text(found.duty.phrase), on: found.duty.since),
      row(
        "What is owed", "On the register", registered, on: file.register?.entered, file.register.map { _ in "register" }
      ),
    ]
  }

  private var registered: Cell {
    guard let register = file.register else { return .text("no") }
    if let closed = register.closed, closed <= day { return .text("closed on \(closed.spoken)") }
    return .text(register.entered.map { "since \($0.spoken)" } ?? "yes, and not recorded since when")
  }

  private var bodies: [[Cell]] {
    let worker = person.keyWorkers.first
    let employer = worker?.employer.map { " of \([$0].names)" } ?? ""
    let named = worker.map { "\($0.name ?? "in post, the name is not recorded")\(employer), since \($0.start.spoken)" }
    return [
      row("By whom", "Council", .text(found.council.phrase)),
      row("By whom", "NHS body", .text(found.nhsStatutory.phrase)),
      row("By whom", "NHS payer", .text(found.nhsPayer.phrase)),
      row(
        "By whom", "Key worker", .text(named ?? "none in post"), on: worker?.start,
        worker.map { "key_workers:\($0.id)" }),
    ]
  }

  private var place: [[Cell]] {
    let open = file.spells.filter { $0.admitted <= day && ($0.left.map { $0.londonDate > day } ?? true) }
    let home = person.residence
    let kind = home?.kind.map { $0.rawValue.split(separator: "_").joined(separator: " ") } ?? "not recorded what kind"
    return [
      row(
        "Where", "Home",
        .text(home.map { "\(kind), \($0.council.map { [$0].names } ?? "council not recorded")" } ?? "not recorded"),
        on: home?.start, home.map { "residence:\($0.id)" })
    ]
      + open.map { spell in
        row(
          "Where", "In hospital",
          .text("since \(spell.admitted.spoken)\(spell.expectedDischarge.map { ", to leave on \($0.spoken)" } ?? "")"),
          on: spell.admitted, "spells:\(spell.id)")
      }
  }

  private var plan: [[Cell]] {
    let missing = found.gaps.filter { RuleEntry.entry($0.rule)?.theme == .carePlanning }
    let agreed = person.plan.map { plan in
      "agreed on \(plan.agreed.spoken) by \(plan.agreedBy.isEmpty ? "nobody named" : plan.agreedBy.names)"
    }
    return [
      row("Plan", "In force", .text(agreed ?? "none"), on: person.plan?.agreed, person.plan.map { "plans:\($0.id)" })
    ]
      + missing.map { gap in row("Plan", "Missing", .text(title(gap.rule)), on: gap.since, "\(gap.rule) \(gap.subject)")
      }
  }

  private var services: [[Cell]] {
    person.runningServices.map { service in
      let cost = service.weeklyCost.map { ", \(Cell.pence(Int($0.pence)).spoken) a week" } ?? ""
      return row(
        "Services", service.kind ?? "not said what", .text("\(service.provider ?? "provider not recorded")\(cost)"),
        on: service.start, "services:\(service.id)")
    }
  }

  private var reviews: [[Cell]] {
    let clocks = found.upcoming.filter { $0.rule == "RV-01" || $0.rule == "RV-02" }
    let late = person.gaps("RV-01", "RV-02")
    return [
      row(
        "Reviews", "Last held", person.lastReview.map { .text($0.spoken) } ?? .text("none recorded"),
        on: person.lastReview)
    ]
      + late.map { gap in
        row(
          "Reviews", "Overdue", .text(gap.due.map { "was due on \($0.spoken)" } ?? title(gap.rule)), on: gap.due,
          gap.rule.text)
      } + clocks.map { clock in row("Reviews", "Next due", .text(clock.due.spoken), on: clock.due, clock.rule.text) }
  }

  private var money: [[Cell]] {
    let funding = file.funding.filter { Period(start: $0.start, end: $0.end).contains(day) }
    let charges = file.charges.filter { Period(start: $0.start, end: $0.end).contains(day) }
    return funding.map { agreement in
      let parties = agreement.parties.map { [$0.body].names }.joined(separator: " and ")
      let end = agreement.end.map { ", until \($0.spoken)" } ?? ""
      return row(
        "Money", "Funded by", .text((parties.isEmpty ? "nobody named" : parties) + end), on: agreement.start,
        "funding:\(agreement.id)")
    }
      + charges.map { charge in
        let amount = charge.amount.map { Cell.pence(Int($0.pence)).spoken } ?? "amount not recorded"
        let purpose = charge.purpose.rawValue.split(separator: "_").joined(separator: " ")
        return row(
          "Money", "Charged", .text("\(purpose), \(amount)\(charge.per.map { " per \($0.rawValue)" } ?? "")"),
          on: charge.start, "charges:\(charge.id)")
      }
  }

  private var gaps: [[Cell]] {
    let counts = Severity.allCases.map { severity in
      (severity, found.gaps.count { $0.severity == severity })
    }.filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    let none = found.uncertainty == nil ? "none found" : "none found, but this is no all-clear"
    return [row("Open gaps", "In all", .text(counts.isEmpty ? none : counts.joined(separator: ", ")))]
      + found.gaps.map { gap in
        row(
          "Open gaps", gap.severity.rawValue, .text("\(title(gap.rule)) (\(gap.owedBy.names))"), on: gap.since,
          "\(gap.rule) \(gap.subject)")
      }
  }

  private var next: [[Cell]] {
    found.upcoming.map { clock in
      row("What is next", clock.due.spoken, .text(title(clock.rule)), on: clock.due, "\(clock.rule) \(clock.subject)")
    }
  }

  private func title(_ rule: RuleID) -> String { RuleEntry.entry(rule)?.title ?? rule.text }
}
