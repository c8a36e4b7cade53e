package import CaseFile
package import CivilTime

/// Applies the law to a case on a day.
///
/// Pure: the same case, day, law and rule set give the same determination. Missing or impossible facts are
/// gaps, never errors.
package struct Rulebook {
  /// Local facts about bodies; nil where none were given, which is not the same as an empty directory.
  package let directory: Directory?
  package var settings: Settings
  /// Whether reasons and gaps are to be put into words.
  package var explains: Bool
  private let localFacts: LocalFacts?

  package init(directory: Directory? = nil, settings: Settings = .standard, explains: Bool = true) {
    self.directory = directory
    self.localFacts = directory.map(LocalFacts.init)
    self.settings = settings
    self.explains = explains
  }

  /// What the rules say of the case at the end of the day `on`, under the law of `lawOn` (default: `on`).
  package func assess(
    _ file: CaseFile, on: CivilDate, lawOn: CivilDate? = nil
  ) -> Determination {
    let matter = Matter(
      file, directory: localFacts, settings: settings, on: on, lawOn: lawOn ?? on,
      explains: explains)
    defer { matter.forget() }
    return matter.determination()
  }
}

extension Matter {
  func determination() -> Determination {
    let day = self.day(on)
    let eligibility = day.eligibilityFinding
    var council = day.council.value
    if day.isLive, !day.ordersWithoutView.isEmpty { council.doubts.insert(Doubt(1)) }
    let statutory = day.statutory
    let payer = day.payer
    var determination = Determination(
      reference: file.reference, on: on, lawOn: lawOn, eligibility: eligibility,
      duty: day.duty, council: council.answer, nhsStatutory: statutory.value.answer,
      nhsPayer: payer.value.answer, gaps: [], upcoming: [], doubts: [])
    for check in Check.all {
      if let known = day.judge(check) { day.add(known, of: check, to: &determination) }
    }
    determination.gaps.sort(by: Gap.comesFirst)
    determination.upcoming.sort {
      ($0.opens, $0.rule.text, $0.subject) < ($1.opens, $1.rule.text, $1.subject)
    }
    var doubts = council.doubts.union(statutory.doubts).union(payer.doubts)
    for doubt in eligibility.doubts { doubts.insert(doubt) }
    if day.decisions.contains(where: \.isByDefault) { doubts.insert(Doubt(19)) }
    determination.doubts = doubts.sorted()
    determination.nextChange = day.nextChange == .distantFuture ? nil : day.nextChange
    return determination
  }
}

extension Day {
  fileprivate func add(
    _ known: Known<[Finding]>, of check: Check, to determination: inout Determination
  ) {
    for finding in known.value {
      let owedBy = bodies(finding.owing)
      if let opens = finding.opens, let due = finding.due {
        determination.upcoming.append(
          Upcoming(
            rule: check.entry.id, subject: finding.subject, due: due, opens: opens, owedBy: owedBy))
      } else {
        determination.gaps.append(
          Gap(
            rule: check.entry.id, subject: finding.subject,
            severity: finding.severity ?? check.entry.severity,
            since: since(check, finding.subject, known.bounds), due: finding.due, owedBy: owedBy,
            why: finding.why, facts: finding.facts))
      }
    }
  }

  fileprivate var duty: Duty {
    Duty(
      state: standing.state, since: standingSince, annotations: annotations,
      reasons: explainDuty())
  }

  fileprivate var eligibilityFinding: Eligibility {
    Eligibility(
      status: eligibility, reasons: explainEligibility(),
      doubts: reliesOnDoubtfulSections && detentions.latest != nil ? [Doubt(14)] : [])
  }
}

extension CouncilFinding {
  fileprivate var answer: ResponsibleBody {
    ResponsibleBody(
      body: body, rule: rule, candidates: candidates, reasons: reasons, doubts: doubts.sorted())
  }
}

extension NHSFinding {
  fileprivate var answer: ResponsibleBody {
    ResponsibleBody(body: body, rule: rule, reasons: reasons, doubts: doubts.sorted())
  }
}

extension Rulebook {
  /// How many checks are made.
  package static var checkCount: Int { Check.all.count }
}
