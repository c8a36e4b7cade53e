package import CaseFile
import CivilTime
package import Record
package import Rules

/// A case as a paper shows it: its facts as they were known, where each comes from, and the rules that judge it.
package struct CaseOnPaper {
  package let file: CaseFile
  /// The versions of facts that stood, by `list:id`.
  let facts: [String: FactVersion]
  package let rulebook: Rulebook
  package let dates: AskedDates

  /// A case without a register behind it: of no fact is known when it was recorded.
  package init(_ file: CaseFile, _ rulebook: Rulebook, _ dates: AskedDates) {
    self.file = file
    facts = [:]
    self.rulebook = rulebook
    self.dates = dates
  }

  /// The case as it stood after the last step of its history.
  package init(_ history: CaseHistory, _ rulebook: Rulebook, _ dates: AskedDates) {
    file = history.steps.last?.file ?? CaseFile(reference: history.reference)
    facts = history.standing
    self.rulebook = rulebook
    self.dates = dates
  }

  /// What the rules say on the day asked about.
  package func determination() -> Determination { determination(on: dates.on) }

  /// What the rules say on a day, under its own law unless another was asked about.
  func determination(on day: CivilDate) -> Determination {
    rulebook.assess(file, on: day, lawOn: dates.lawOn)
  }
}

extension CaseHistory {
  /// The versions that stand after the last step, by `list:id`.
  fileprivate var standing: [String: FactVersion] {
    var standing: [String: FactVersion] = [:]
    for step in steps {
      for version in step.superseded { standing[version.citation] = nil }
      for version in step.recorded { standing[version.citation] = version }
    }
    return standing
  }
}

extension FactVersion {
  fileprivate var citation: String { "\(list):\(id)" }
}
