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
    Paper.Section(
      "Who was responsible on each day, and why",
      [
        .table(
          Paper.Table(
            "Every day falls into one period. Each is judged by all that was known at the moment asked about.",
            heads: Responsibility.heads, rows: Responsibility(walk).rows))
      ])
  }

  private var known: Paper.Section {
    let rows = history.steps.flatMap { step -> [[String]] in
      let effect =
        step.effect.changes.map { "\($0.name): \($0.after) (before: \($0.before))" }
        + step.effect.opened.map { "\($0.rule) opened" } + step.effect.closed.map { "\($0.rule) closed" }
      return step.changes.enumerated().map { place, change in
        [
          step.at.spoken, "\(change.fact) \(change.kind.rawValue)", "by \(change.by) from \(change.source)",
          change.reason ?? "", place == 0 ? effect.joined(separator: "; ") : "",
        ]
      }
    }
    return Paper.Section(
      "What was known when",
      [
        .table(
          Paper.Table(
            "When each fact was recorded, corrected or withdrawn, and what that did to the answer of its day. history.json has "
              + "every field before and after.",
            heads: ["Recorded", "What", "From", "Reason", "What it did"], rows: rows))
      ])
  }

  private var decisions: Paper.Section {
    let found = CaseDecisions(paper).decisions
    return Paper.Section(
      "Decisions and their evidence",
      [
        .table(
          Paper.Table(
            "", heads: ["Day", "Decision", "By", "Reasons", "Evidence named", "Not on the record", "Recorded as"],
            rows: found.map {
              [
                $0.day.spoken, $0.what, $0.by, $0.reasons, $0.evidence.joined(separator: "; "),
                $0.missing.joined(separator: " "), $0.fact,
              ]
            }))
      ])
  }

  private var gaps: Paper.Section {
    let byRules = walk.gapRuns.map { run in
      [
        run.from.spoken, run.until?.spoken ?? "still open",
        "\(RuleEntry.entry(run.gap.rule)?.title ?? "") [\(run.gap.rule) "
          + "\(run.gap.subject)]", run.gap.severity.rawValue, GapText.names(run.gap.owedBy),
      ]
    }
    let byNights = told.map {
      [
        $0.openedOn.spoken, $0.closedOn?.spoken ?? "still open",
        "\(RuleEntry.entry($0.gap.rule)?.title ?? "") "
          + "[\($0.gap.rule) \($0.gap.subject)]", $0.gap.since.spoken, GapText.names($0.gap.owedBy),
      ]
    }
    return Paper.Section(
      "Gaps over time",
      [
        .table(
          Paper.Table(
            "By the rules: from the first day of each gap to the first day without it.",
            heads: ["From", "Until", "What was missing", "Severity", "Owed by"], rows: byRules)),
        .table(
          Paper.Table(
            "As it was told: from the night that found it first to the night that found it no more. Between “since” and the "
              + "first night nobody was told.",
            heads: ["Told from", "Until", "What was missing", "Since", "Owed by"], rows: byNights)),
      ])
  }

  private var letterSection: Paper.Section {
    Paper.Section(
      "Letters to the person",
      [
        .table(
          Paper.Table(
            "As they were kept, names of others taken out. The hash is that of the letter as it was sent.",
            heads: ["Made", "What", "About", "By", "SHA-256"],
            rows: letters.map {
              [
                $0.madeAt.spoken,
                "\($0.kind.rawValue) (letters/\($0.number)-\($0.kind.rawValue).\($0.form == .html ? "html" : "txt"))",
                $0.on.spoken, $0.madeBy, $0.hash,
              ]
            }))
      ])
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
            "The audit trail of the case up to the making of this pack. Accounts and tokens stand as they are: to change them "
              + "would break the proof.",
            heads: ["When", "What", "Who", "As", "For", "Details"],
            rows: extract.events.map {
              [$0.moment, $0.kind, "\($0.actor), \($0.login)", $0.role, $0.bodies, $0.detail]
            })),
      ])
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
