import CaseFile
import CivilTime
import Rules

extension Investigation {
  /// The investigation as a paper.
  package var paper: Paper {
    var paper = Paper(kind: "Section 117 after-care: the record walked through", title: "Case \(reference)")
    paper.lead = [
      ListBasis.facts(dates).title + ".",
      counts,
      "This is what the record shows, read by rules through the themes of the Ombudsmen's guidance of April 2022. "
        + "It is no finding of an Ombudsman and no legal advice. “Cannot tell” is no all-clear: ask for what is missing.",
    ]
    paper.sections = [standing] + parts.map(\.section)
    if !determination.doubts.isEmpty { paper.sections.append(doubts) }
    paper.footing = [
      "Rule set \(RuleSet.version). \(GapText.neverAReasonToDetain)",
      "Earlier faults are by today's knowledge of the record, each day judged under its own law.",
    ]
    return paper
  }

  private var counts: String {
    let parts = Verdict.allCases.map { (count($0), $0.words) }.filter { $0.0 > 0 }
    return "Of \(self.parts.map(\.answers.count).reduce(0, +)) questions: "
      + parts.map { "\($0.0) \($0.1)" }.joined(separator: "; ") + "."
  }

  private var standing: Paper.Section {
    let found = determination
    var terms = [
      Paper.Term("Entitled", found.eligibility.status.phrase), Paper.Term("The joint duty", found.duty.phrase),
      Paper.Term("Council", found.council.phrase), Paper.Term("NHS body", found.nhsStatutory.phrase),
    ]
    if found.nhsPayer.body != found.nhsStatutory.body {
      terms.append(Paper.Term("NHS payer", found.nhsPayer.phrase))
    }
    terms += parts.map { Paper.Term($0.theme.title, $0.mark.word) }
    return Paper.Section("In short", [.terms(terms)])
  }

  private var doubts: Paper.Section {
    Paper.Section(
      "Doubts about the law that touch this",
      [
        .terms(
          determination.doubts.compactMap(DoubtEntry.entry).map {
            Paper.Term("\($0.doubt)", "\($0.question) \($0.reading)")
          })
      ])
  }
}

extension Investigation.Part {
  fileprivate var section: Paper.Section {
    let sorted = answers.enumerated().sorted { ($0.element.verdict, $0.offset) < ($1.element.verdict, $1.offset) }
    return Paper.Section(theme.title, mark: mark, sorted.map { .finding($0.element.finding) })
  }
}

extension InquiryAnswer {
  fileprivate var finding: Paper.Finding {
    var terms: [Paper.Term] = []
    for item in gaps { terms += item.terms }
    if !past.isEmpty {
      terms += past.map {
        Paper.Term(
          "Earlier",
          "\(RuleEntry.entry($0.rule)?.title ?? "") [\($0.rule) \($0.subject)], "
            + "from \($0.from.spoken) and no longer from \($0.until.spoken)")
      }
    }
    if !evidence.isEmpty {
      terms.append(Paper.Term("On the record", evidence.map(\.text).joined(separator: "; ")))
    }
    return Paper.Finding(verdict.mark, question, lines: [reason], terms: terms)
  }
}

extension InquiryGap {
  fileprivate var terms: [Paper.Term] {
    let entry = RuleEntry.entry(gap.rule)
    var terms = [
      Paper.Term(
        GapText.isQuestion(gap) ? "To decide" : "Missing",
        "\(entry?.title ?? "") [\(gap.rule) \(gap.subject)]. \(gap.why)"),
      Paper.Term("Since", gap.since.spoken + (gap.due.map { "; was due on \($0.spoken)" } ?? "")),
      Paper.Term("To do", entry?.remedy ?? ""),
    ]
    if !gap.owedBy.isEmpty { terms.append(Paper.Term("Owed by", GapText.names(gap.owedBy))) }
    terms.append(Paper.Term("Law", entry?.sources.joined(separator: "; ") ?? ""))
    if !citations.isEmpty {
      terms.append(Paper.Term("Seen in", citations.map(\.text).joined(separator: "; ")))
    }
    return terms
  }
}
