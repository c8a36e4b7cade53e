import CaseFile
import CivilTime
import Reference
import Rules

extension Question {
  /// People whom one body owes and who live in the area of another.
  package static let outOfArea: Question = Question(
    name: .outOfArea,
    summary: "Lists people owed by a body who live in another's area, and people others owe who live in its own.",
    definition: """
      Cases with a live duty in which the home on record is in the area of another council than the one that owes the \
      duty, or the GP belongs to another NHS body than the one that owes it. Moving never moves the duty. Away: the body \
      owes and the person lives elsewhere. Here: the person lives in its area and another owes; only of cases to which \
      the body is a party, for it may see no others. Worked out anew from the facts.
      """,
    examples: ["aftercare out-of-area --body E08000035", "aftercare out-of-area --body QWO --format csv"],
    subjects: [.body, .register], parameters: [.on, .knownAt, .lawOn], askers: .caseKeepers,
    columns: [
      Column("case", .text, "The case."),
      Column("direction", .word, "away or here."),
      Column("owed_by", title: "owed by", .bodies, "The council or NHS body that owes the duty."),
      Column("lives_in", title: "lives in the area of", .bodies, "The council of the home, or the NHS body of the GP."),
      Column("since", .date, "Since when the person lives there, or has that GP."),
      Column("home", .text, "What kind of home."),
      Column("placed_by", title: "placed by", .bodies, "Who placed the person, where that is recorded."),
      Column("last_review", title: "last review", .date, "When a review or planning meeting was last held."),
      Column("critical", .number, "Open critical gaps."),
      Column("fact", .text, "The residence or GP registration.", .dataOnly),
    ]
  ) { asking in
    let bodies = asking.bodies
    let cases = try await asking.eachPerson(isAboutOthers: true) { $0.abroad(from: bodies) }
    let found = cases.shares.sorted { $0.place < $1.place }
    var answer = Answer(
      .outOfArea, "People out of area, of \(asking.scopeName)", .facts(asking.dates), rows: found.map(\.row),
      empty: "Nobody was found who lives in the area of another body than the one that owes the duty.")
    answer.totals = [
      .init("away", "Owed and living elsewhere", .count(found.count(where: \.isAway))),
      .init("here", "Living here and owed by others", .count(found.count { !$0.isAway })),
    ]
    answer.notes = asking.notes(on: cases)
    return answer
  }
}

private struct Abroad: Sendable {
  let place: (Int, CaseReference, String)
  let isAway: Bool
  let row: [Cell]
}

extension JudgedPerson {
  fileprivate func abroad(from asked: [BodyCode]?) -> [Abroad] {
    guard found.isLive else { return [] }
    let home = residence
    let gp = file.gpRegistrations.filter { Period(start: $0.start, end: $0.end).contains(day) }
      .max { ($0.start, $0.id) < ($1.start, $1.id) }
    let kind = home?.kind?.rawValue.split(separator: "_").joined(separator: " ")
    return [
      home.flatMap {
        abroad(found.council.body, $0.council, $0.start, kind, $0.placedBy, "residence:\($0.id)", asked)
      },
      gp.flatMap {
        abroad(found.nhsStatutory.body, $0.commissioner, $0.start, nil, nil, "gp_registrations:\($0.id)", asked)
      },
    ].compactMap(\.self)
  }

  private func abroad(
    _ owes: BodyCode?, _ area: BodyCode?, _ since: CivilDate, _ kind: String?, _ placer: BodyCode?, _ fact: String,
    _ asked: [BodyCode]?
  ) -> Abroad? {
    guard let owes, let area, !NationalReference.shipped.isSameBody(owes, area) else { return nil }
    let isAway = asked.map { $0.contains(owes) } ?? true
    guard isAway || asked?.contains(area) ?? false else { return nil }
    return Abroad(
      place: (isAway ? 0 : 1, reference, fact), isAway: isAway,
      row: [
        .text(reference.text), .text(isAway ? "away" : "here"), .body(owes), .body(area), .day(since), .text(kind),
        .body(placer), .day(lastReview), .count(found.gaps.count { $0.severity == .critical }), .text(fact),
      ])
  }
}
