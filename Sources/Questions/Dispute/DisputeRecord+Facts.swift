import CaseFile
import CivilTime
import Reference
import Rules

extension DisputeRecord {
  var nature: DisputePack.Item {
    let person = file.person
    let names = [person.givenNames, person.familyName].compactMap { $0 }.joined(separator: " ")
    var terms = [
      Paper.Term(
        "The person",
        (names.isEmpty ? "name not recorded" : names)
          + (person.birthDate.map { ", born \($0.spoken)" } ?? ", date of birth not recorded")),
      Paper.Term(
        "About",
        "which council owes after-care under section 117 of the Mental Health Act 1983, that is "
          + "where the person was ordinarily resident immediately before being detained (section 117(3))"),
      Paper.Term("Between", councils.map { "\(name($0)) (\($0))" }.joined(separator: " and ")),
      Paper.Term("Lead authority", dispute.lead.map { "\(name($0)) (\($0))" } ?? "not recorded"),
      Paper.Term("Arose on", dispute.firstWritten.spoken),
    ]
    if let view = file.register?.council, has(file.register?.councilDetermined ?? file.register?.entered) {
      terms.append(Paper.Term("The register names", "\(name(view)) (\(view))"))
    }
    terms.append(
      Paper.Term(
        "By the rules of this program",
        "\(found.council.phrase). "
          + found.council.reasons.map(\.text).joined(separator: " ")))
    return DisputePack.Item(
      "4(2)(a)", "The nature of the dispute",
      [.terms(terms), seenIn(["disputes:\(dispute.id)"] + found.council.reasons.flatMap(\.facts))],
      missing: [
        missing(
          "Who the person is.", "Record name and date of birth (person).",
          unless: !names.isEmpty && person.birthDate != nil),
        DisputePack.Missing(
          "What each council says, and why: the register holds no council's view in words.",
          "Each council writes its view in its own words. The reading of this program is neither council's view."),
      ])
  }

  var chronology: DisputePack.Item {
    let entries = Chronology(paper).entries
    return DisputePack.Item(
      "4(2)(b)", "A chronology up to the referral, with the day on which the dispute arose",
      [
        .table(
          Paper.Table(
            "", heads: ["Day", "What", "Recorded as"],
            rows: entries.map { [$0.day.spoken, $0.what, $0.fact] }))
      ],
      missing: [
        missing(
          "The detention that the dispute turns on.", "Record the legal status with its days (legal_status).",
          unless: !file.legalStatus.isEmpty)
      ])
  }

  var residence: DisputePack.Item {
    let homes = file.residence.filter { has($0.start) }.sorted { $0.start < $1.start }
    let rows = homes.map { home in
      [
        "\(home.start.spoken) to \(home.end.map { has($0) ? $0.spoken : "now" } ?? "now")", name(home.council),
        home.kind.map(\.rawValue).map(Chronology.plain) ?? "", settled(home),
        home.placedBy.map { name($0) } ?? "", "residence:\(home.id)",
      ]
    }
    let before = file.legalStatus.filter { has($0.start) }.map(\.start).max().map { $0.previous }
    let isKnown = before.map { day in
      homes.contains { $0.start <= day && ($0.end.map { $0 >= day } ?? true) && $0.council != nil }
    }
    return DisputePack.Item(
      "4(2)(e)", "Where the person lives, and former homes that matter",
      homes.isEmpty
        ? []
        : [
          .table(
            Paper.Table(
              "Hospital is not residence and is not here.",
              heads: ["From and to", "Area of", "Kind", "Settled, voluntary", "Placed by", "Recorded as"], rows: rows)),
          seenIn(homes.map { "residence:\($0.id)" }),
        ],
      missing: [
        DisputePack.Missing(
          "The addresses: the register holds areas only.", "Add each address in full from the case notes."),
        missing(
          "Where the person lived on the day before the last detention.",
          "Find out, and record it (residence). This is what the dispute turns on.", unless: isKnown ?? false),
        missing(
          "Whether each home was settled and voluntary.",
          "Record it: what is not recorded is taken as settled and voluntary (residence settled, voluntary).",
          unless: homes.allSatisfy { $0.settled != nil && $0.voluntary != nil }),
      ])
  }

  private func settled(_ home: Residence) -> String {
    func word(_ flag: Bool?) -> String { flag.map { $0 ? "yes" : "no" } ?? "not recorded" }
    return "\(word(home.settled)), \(word(home.voluntary))"
  }

  var capacity: DisputePack.Item {
    let rows = file.capacity.filter { $0.decision == .residence && has($0.recorded ?? $0.assessed) }
    let blocks = rows.map { row in
      let verdict =
        row.lacks.map { $0 ? "lacks capacity" : "has capacity" } ?? "it is not recorded whether there is capacity"
      let days = [("assessed", row.assessed), ("best interests decided", row.bestInterests)]
        .compactMap { word, day in day.map { "\(word) \($0.spoken)" } }
      return Paper.Block.paragraph(
        ([row.recorded.map { "On \($0.spoken)" } ?? "Undated", verdict] + days).joined(separator: ", ") + ".")
    }
    return DisputePack.Item(
      "4(2)(g)", "Capacity to decide where to live, where that matters",
      blocks.isEmpty
        ? [] : blocks + [seenIn(rows.map { "capacity:\($0.id)" })],
      missing: [
        DisputePack.Missing(
          "Whether the councils agree on it.",
          "Write that they agree that the person has, or lacks, capacity; or else give what each knows. If capacity does "
            + "not matter to the dispute, write that."),
        missing(
          "A record of capacity to decide where to live.",
          "Record it (capacity, decision residence), or write that nobody doubted it.", unless: !rows.isEmpty),
      ])
  }

  var otherInformation: DisputePack.Item {
    var blocks = found.doubts.compactMap(DoubtEntry.entry).map { entry in
      Paper.Block.paragraph("\(entry.doubt): \(entry.question) \(entry.reading)")
    }
    let reference = NationalReference.shipped
    if councils.contains(where: { reference.body($0)?.isWelsh ?? false }) {
      blocks.append(
        .paragraph(
          "One of the authorities is in Wales: section 117(4)(c) and (5) apply, and not these regulations alone."))
    }
    for code in councils {
      guard let end = reference.abolition(of: code), has(end) else { continue }
      blocks.append(
        .paragraph(
          "\(name(code)) ended on \(end.spoken); after it: "
            + "\(GapText.names(reference.successors(of: code)))."))
    }
    return DisputePack.Item(
      "4(2)(j)", "Anything else that may matter", blocks,
      missing: [
        DisputePack.Missing(
          "Anything else.", "Ask each authority whether it has more that may matter; write “nothing” if so.")
      ])
  }
}
