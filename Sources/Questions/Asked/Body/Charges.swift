import CaseFile
import CivilTime
import Rules

extension Question {
  /// What people who are owed free after-care are made to pay.
  package static let charges: Question = Question(
    name: .charges,
    summary: "Lists charges on people who are owed after-care free, with the sum so far.",
    definition: """
      After-care is free. Free: what the checks FN-03 and FN-07 find, a charge for an after-care service or home on \
      days on which the duty was live, and not made good. Unclear: a charge on such days that names no service or home \
      of the record, so that nobody can tell. So far is the amount for those days, a week as seven and a month as a \
      twelfth of 365 days, rounded down to the penny; what was repaid is not taken off. Worked out anew from the facts.
      """,
    examples: ["aftercare charges --body E08000035", "aftercare charges --format csv > charges.csv"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("state", .word, "free or unclear."),
      Column("purpose", .word, "What it is said to be for."),
      Column("payer", .word, "Who pays."),
      Column(
        "levied_by", title: "levied by", .bodies, "The body; empty where a provider is paid or it is not recorded."),
      Column("start", title: "from", .date, "The first day charged for."),
      Column("end", title: "until", .date, "The first day no longer charged for; empty where it goes on."),
      Column("amount", .pounds, "Pounds; empty where it is not recorded."),
      Column("per", .word, "week, month or once."),
      Column("days", title: "days owed free", .number, "Days charged for on which the duty was live.", .dataOnly),
      Column("so_far", title: "so far", .pounds, "Pounds for those days; empty where it cannot be told."),
      Column("refund", .text, "What is recorded of a refund."),
      Column("fact", .text, "The charge.", .dataOnly),
    ]
  ) { asking in
    let (rulebook, lawOn) = (try await asking.rulebook(explains: false), asking.asked.lawOn)
    let cases = try await asking.eachPerson(by: rulebook) { person in
      person.charges(by: rulebook, lawOn: lawOn)
    }
    let found = cases.shares.sorted { $0.place < $1.place }
    let free = found.filter(\.isFree)
    var answer = Answer(
      .charges, "Charges on people owed free after-care, of \(asking.scopeName)", .facts(asking.dates),
      rows: found.map(\.row), empty: "No charge was found on anybody who is owed after-care free.")
    answer.totals = [
      .init("charges", "Charges that must not be", .count(free.count)),
      .init("people", "People charged", .count(Set(free.map(\.reference)).count)),
      .init("so_far", "Sum so far, at least", .pence(free.compactMap(\.soFar).reduce(0, +))),
      .init("unclear", "Charges that could not be told", .count(found.count - free.count)),
    ]
    answer.notes = asking.notes(on: cases)
    let unknown = free.count { $0.soFar == nil }
    if unknown > 0 {
      answer.notes.append("Of \(unknown) charges the sum is not known: no amount or no period is recorded.")
    }
    if found.count > free.count {
      answer.notes.append(
        "\(found.count - free.count) charges name no service or home of the record: a person must look.")
    }
    return answer
  }
}

/// A charge on a person who is owed after-care, with what it comes to.
struct FreeCharge: Sendable {
  let reference: CaseReference
  let isFree: Bool
  let soFar: Int?
  let row: [Cell]
  let place: (Int, CivilDate, CaseReference, FactID)
}

extension JudgedPerson {
  fileprivate func charges(by rulebook: Rulebook, lawOn: CivilDate?) -> [FreeCharge] {
    let wrongful = Set(gaps("FN-03", "FN-07").map(\.subject))
    let known = Set(file.plans.flatMap(\.services).map(\.id)).union(file.accommodation.map(\.id))
    let candidates = file.charges.filter { charge in
      guard charge.start <= day else { return false }
      if wrongful.contains("charges:\(charge.id)") { return true }
      let isNamed = charge.item.map(known.contains) ?? false
      return !isNamed && charge.purpose != .topUp && !(charge.refund?.paid.map { $0 <= day } ?? false)
    }
    guard let first = candidates.map(\.start).min() else { return [] }
    let course = Course(of: file, from: first, through: day, by: rulebook, lawOn: lawOn)
    return candidates.compactMap { charge in
      let isFree = wrongful.contains("charges:\(charge.id)")
      let days = course.days(in: Period(start: charge.start, end: charge.end), where: \.isLive)
      let wasOwed = charge.per == .once ? course.steps.first { $0.on <= charge.start }?.isLive ?? false : days > 0
      guard isFree || wasOwed else { return nil }
      return charged(charge, isFree: isFree, days: days)
    }
  }

  private func charged(_ charge: Charge, isFree: Bool, days: Int) -> FreeCharge {
    let soFar = charge.pence(for: days)
    let refund = charge.refund.map { refund in
      refund.paid.map { "paid on \($0.spoken)" } ?? refund.agreed.map { "agreed on \($0.spoken)" } ?? "named"
    }
    return FreeCharge(
      reference: reference, isFree: isFree, soFar: soFar,
      row: [
        .text(reference.text), .text(isFree ? "free" : "unclear"),
        .text(charge.purpose.rawValue.split(separator: "_").joined(separator: " ")),
        .text(charge.payer.rawValue.split(separator: "_").joined(separator: " ")), .body(charge.leviedBy),
        .day(charge.start), .day(charge.end), charge.amount.map { .pence(Int($0.pence)) } ?? .none,
        .text(charge.per?.rawValue), .count(days), soFar.map(Cell.pence) ?? .none, .text(refund),
        .text("charges:\(charge.id)"),
      ], place: (isFree ? 0 : 1, charge.start, reference, charge.id))
  }
}

extension Charge {
  /// What it comes to for so many days, in pence, rounded down; nil where the amount or the period is not recorded.
  func pence(for days: Int) -> Int? {
    guard let amount, let per else { return nil }
    let pence = Int(amount.pence)
    return switch per {
    case .week: pence * days / 7
    case .month: pence * 12 * days / 365
    case .once: pence
    }
  }
}
