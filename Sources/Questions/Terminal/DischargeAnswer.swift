package import CaseFile
package import CivilTime
import Record
package import Rules

/// A discharge check that was carried out, and how a terminal gets it.
package struct DischargeAnswer: Sendable {
  private let found: DischargeCheck
  /// The expected discharge by which the check went, where that day is over.
  private let dayThatIsOver: CivilDate?
  private let checkedAt: Instant

  /// Checks a case as if the person left on a day: the expected discharge unless told, else today in London.
  package init(_ file: CaseFile, by rulebook: Rulebook, on: CivilDate?, lawOn: CivilDate?, at now: Instant) {
    let today = now.londonDate
    let day = on ?? file.expectedDischarge(asOf: today) ?? today
    dayThatIsOver = on == nil && day < today ? day : nil
    found = rulebook.checkDischarge(of: file, on: day, lawOn: lawOn)
    checkedAt = now
  }

  /// What a terminal gets, as text or as JSON.
  ///
  /// `subject` is how a command names the case, as in `--case C-0042`; never a number.
  package func terminalAnswer(asJSON isJSON: Bool, of subject: String) -> TerminalAnswer {
    var told = TerminalAnswer(ending: found.verdict.ending)
    told.output = (isJSON ? json : DischargeCheckText(found, checkedAt: checkedAt).text) + "\n"
    if let day = dayThatIsOver {
      told.notices = [
        "aftercare: the expected discharge was \(day.spoken), which is over; give --on to ask about a later day."
      ]
    }
    if let gap = (found.blocking + found.advisory).first {
      told.suggestion = "aftercare evaluate \(subject) --explain \(gap.rule), which says by which facts"
    }
    return told
  }

  private var json: String {
    var json = JSONWriter()
    found.write(to: &json, checkedAt: checkedAt)
    return json.text
  }
}

extension DischargeCheck.Verdict {
  /// The exit status by which a script knows the verdict.
  fileprivate var ending: TerminalAnswer.Ending {
    switch self {
    case .notOwed, .clear: .answered
    case .notReady: .notReady
    case .advisory: .advisory
    case .cannotDetermine: .cannotDetermine
    }
  }
}

extension RegisterQuestions {
  /// What the discharge check is asked with; it is no question of the list, because it has no rows.
  package static let dischargeParameters: [QuestionParameter] = [.reference, .on, .knownAt, .lawOn, .set]

  /// Checks a case of the register in the name of its operator, and says what comes as a terminal gets it.
  package func discharge(_ asked: AskedParameters, asJSON isJSON: Bool, at now: Instant) async throws -> TerminalAnswer
  {
    guard let reference = asked.reference,
      let recorded = try await register.recordedCase(
        reference, knownAt: asked.knownAt, as: .registerOperator, doing: .dischargeCheck)
    else { return .noSuchCase(knownAt: asked.knownAt) }
    var rulebook = try await rulebook(knownAt: asked.knownAt, as: .registerOperator)
    for setting in asked.settings { try rulebook.settings.set(setting.key, to: setting.value) }
    return DischargeAnswer(recorded.file, by: rulebook, on: asked.on, lawOn: asked.lawOn, at: now)
      .terminalAnswer(asJSON: isJSON, of: "--case \(reference)")
  }
}
