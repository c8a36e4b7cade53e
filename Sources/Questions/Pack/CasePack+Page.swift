import Audit
import CaseFile
import CivilTime
import Record
import Rules

extension CasePack {
  /// The page that has it all and prints.
  var page: Paper {
    var page = Paper(kind: "Section 117 after-care: the papers of one case", title: "Case \(paper.file.reference)")
    page.lead = [
      "\(who). \(ListBasis.facts(paper.dates).title). Made \(madeAt.spoken).",
      "This folder holds what the register has of the case and what its rules say of it. It is sealed: README.txt says how "
        + "to check that nothing in it was changed. Names of other people were taken out.",
      "It is for whoever investigates, and for nobody else. It is not legal advice and no finding of an Ombudsman.",
    ]
    page.sections = [
      findings, chronology, responsibility, known, decisions, gaps, letterSection, trail, redactionSection,
    ]
    page.sections += investigation.paper.sections.dropFirst().map { section in
      Paper.Section("Looked into: \(section.title)", mark: section.mark, section.blocks)
    }
    page.footing = ["Rule set \(RuleSet.version). \(GapText.neverAReasonToDetain)"]
    return page
  }

  private var who: String {
    let person = paper.file.person
    let name = [person.givenNames, person.familyName].compactMap { $0 }.joined(separator: " ")
    return (name.isEmpty ? "Name not recorded" : name) + (person.birthDate.map { ", born \($0.spoken)" } ?? "")
  }

  private var findings: Paper.Section {
    Paper.Section(
      "In short",
      (investigation.paper.sections.first?.blocks ?? []) + [
        .table(
          Paper.Table(
            "Questions of an Ombudsman, and how many came out so. “Cannot tell” is no all-clear.",
            heads: ["Theme"] + Investigation.Verdict.allCases.map { $0.words.capitalised },
            rows: investigation.parts.map { part in
              [part.theme.title]
                + Investigation.Verdict.allCases.map { verdict in String(part.answers.count { $0.verdict == verdict }) }
            }))
      ])
  }

  private var chronology: Paper.Section {
    Paper.Section(
      "Chronology",
      [
        .table(
          Paper.Table(
            "What happened, by the record. Days that were only planned are left out.",
            heads: ["Day", "What", "Recorded as"],
            rows: Chronology(paper).entries.map { [$0.day.spoken, $0.what, $0.fact] }))
      ])
  }

  private var responsibility: Paper.Section {
    let periods = Responsibility(walk).periods.map { period -> Paper.Block in
      let found = period.found
      var terms = [Paper.Term("Council", found.council.phrase), Paper.Term("NHS body", found.nhsStatutory.phrase)]
      if found.nhsPayer.body != found.nhsStatutory.body { terms.append(Paper.Term("NHS payer", found.nhsPayer.phrase)) }
      terms.append(Paper.Term("Why", period.why))
      return .finding(
        Paper.Finding(
          Paper.Mark(found.duty.state.phrase, .none), "\(period.from.spoken) to \(period.to.spoken)", terms: terms))
    }
    return Paper.Section(
      "Who was responsible on each day, and why",
      [
        .paragraph(
          "Every day falls into one period. Each is judged by all that was known at the moment asked about, under the law of "
            + "its own day unless another was asked about.")
      ] + periods)
  }

  private var known: Paper.Section {
    Paper.Section(
      "What was known when",
      [
        .paragraph(
          "When each fact was recorded, corrected or withdrawn, and what that did to the answer of its day. history.json has "
            + "every field before and after.")
      ] + history.steps.map { .finding($0.finding) })
  }

  private var decisions: Paper.Section {
    let found = CaseDecisions(paper).decisions.map { decision -> Paper.Block in
      let terms = [
        ("By", decision.by), ("Reasons", decision.reasons),
        ("Evidence named", decision.evidence.joined(separator: "; ")),
        ("Not on the record", decision.missing.joined(separator: " ")), ("Recorded as", decision.fact),
      ]
      let isWhole = decision.missing.isEmpty
      return .finding(
        Paper.Finding(
          isWhole ? Paper.Mark("evidence named", .good) : Paper.Mark("incomplete", .unsure),
          "\(decision.day.spoken): \(decision.what)",
          terms: terms.filter { !$0.1.isEmpty }.map { Paper.Term($0.0, $0.1) }))
    }
    return Paper.Section(
      "Decisions and their evidence",
      found.isEmpty ? [.paragraph("No decision is on the record.")] : found)
  }

  private var gaps: Paper.Section {
    func what(_ rule: RuleID, _ subject: String, _ severity: Severity) -> String {
      "\(severity.rawValue): \(RuleEntry.entry(rule)?.title ?? "") [\(rule) \(subject)]"
    }
    let byRules = walk.gapRuns.map { run in
      [
        run.from.spoken, run.until?.spoken ?? "still open", what(run.gap.rule, run.gap.subject, run.gap.severity),
        GapText.names(run.gap.owedBy),
      ]
    }
    let byNights = told.steps.map { step in
      [
        step.night.spoken, step.kind.rawValue,
        what(step.rule, step.subject, step.severity) + ", since \(step.since.spoken)", GapText.names(step.owedBy),
        step.cause?.words ?? "",
      ]
    }
    return Paper.Section(
      "Gaps over time",
      [
        .table(
          Paper.Table(
            "By the rules: from the first day of each gap to the first day without it.",
            heads: ["From", "Until", "What was missing", "Owed by"], rows: byRules)),
        .table(
          Paper.Table(
            "As it was told: what each night found, from the one that found a gap first to the one that found it no more. "
              + "Between “since” and the first night nobody was told.",
            heads: ["Night", "What it found", "What was missing", "Owed by", "Because"], rows: byNights)),
      ])
  }

  private var letterSection: Paper.Section {
    let kept = letters.map { letter -> Paper.Block in
      .finding(
        Paper.Finding(
          Paper.Mark(letter.kind.rawValue, .none), "Made \(letter.madeAt.spoken)",
          terms: [
            Paper.Term("About", letter.on.spoken), Paper.Term("By", letter.madeBy),
            Paper.Term("File", CasePack.path(of: letter)), Paper.Term("SHA-256", letter.hash),
          ]))
    }
    return Paper.Section(
      "Letters to the person",
      kept.isEmpty
        ? [.paragraph("No letter to the person was kept.")]
        : [
          .paragraph("As they were kept, names of others taken out. The hash is that of the letter as it was written.")
        ]
          + kept)
  }

  private var trail: Paper.Section {
    let seal = extract.head.map { "Last seal: number \($0.seal), made \($0.moment), head \($0.digits)." }
    return Paper.Section(
      "Who looked and who changed it",
      [
        .paragraph(
          (seal ?? "Nothing has been sealed yet.")
            + (extract.isSealed
              ? " Seals cover every event here." : " Not every event here is sealed yet: what is not, is not proved.")),
        .table(
          Paper.Table(
            "The audit trail of the case up to the making of this pack; audit/events.ndjson has it whole. Accounts and tokens "
              + "stand as they are: to change them would break the proof.",
            heads: ["When", "What", "Who", "Details"],
            rows: extract.events.map { event in
              let behalf = event.bodies.isEmpty ? "" : " for \(event.bodies)"
              return [
                event.moment, event.kind, "\(event.actor), login \(event.login), as \(event.role)\(behalf)",
                CasePack.shown(event.detail),
              ]
            })),
      ])
  }

  /// The details of an event with room to break the line, and of a hash its beginning.
  private static func shown(_ detail: String) -> String {
    detail.dropFirst().dropLast().split(separator: ",").map { part in
      part.filter { $0 != "\"" }.split(separator: ":", maxSplits: 1).map { $0.count > 40 ? $0.prefix(12) + "…" : $0 }
        .joined(separator: ": ")
    }.joined(separator: ", ")
  }

  private var redactionSection: Paper.Section {
    Paper.Section(
      "What was taken out",
      [
        .paragraph(
          "\(redactor.people.count) other people were named in the record. Each is the same label everywhere. redactions.csv "
            + "says where each was named and in which files the label stands."),
        .paragraph(
          "\(redactor.freeTexts.count) free texts were searched for these names and are still here; they may name others. "
            + "redactions.csv lists them. Read them before you hand this on."),
        .table(
          Paper.Table(
            "", heads: ["Label", "Named in"], rows: redactor.people.map { [$0.label, $0.namedIn] })),
      ])
  }
}

extension HistoryStep {
  /// What changed at one moment, and what it did.
  fileprivate var finding: Paper.Finding {
    var terms: [Paper.Term] = []
    for kind in [FactEvent.Kind.recorded, .corrected, .withdrawn] {
      let those = changes.filter { $0.kind == kind }
      for source in Set(those.map(\.origin)).sorted() {
        let facts = those.filter { $0.origin == source }.map { $0.fact + ($0.reason.map { " (\($0))" } ?? "") }
        terms.append(Paper.Term(kind.rawValue.capitalised, "\(facts.joined(separator: ", ")); \(source)"))
      }
    }
    let did =
      effect.changes.map { "\($0.name): \($0.after) (before: \($0.before))" }
      + effect.opened.map { "\($0.rule) opened" } + effect.closed.map { "\($0.rule) closed" }
    terms.append(Paper.Term("What it did", did.isEmpty ? "nothing in the answer" : did.joined(separator: "; ")))
    return Paper.Finding(Paper.Mark("change", .none), at.spoken, terms: terms)
  }
}

extension FactEvent {
  fileprivate var origin: String { "by \(by) from “\(source)”" }
}
