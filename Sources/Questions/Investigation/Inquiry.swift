import Rules

/// One question that an Ombudsman would ask, the checks that find fault in it, and what in a record answers it.
struct Inquiry: Sendable {
  let theme: Investigation.Theme
  let question: String
  /// Every check belongs to one question.
  let rules: Set<RuleID>
  /// What is said where the record answers the question and no check finds fault.
  let sound: String
  /// What is said where the record is silent.
  let silent: String
  /// What is said where the question does not arise.
  let idle: String
  /// Whether there is anything to ask.
  let arises: @Sendable (InquiredCase) -> Bool
  /// The facts that answer it, as `list:id`; none where the record is silent.
  let evidence: @Sendable (InquiredCase) -> [String]

  init(
    _ theme: Investigation.Theme, _ question: String, _ rules: Set<RuleID>, sound: String, silent: String,
    idle: String = "No duty of after-care is on the record.",
    arises: @escaping @Sendable (InquiredCase) -> Bool = { $0.isOwed },
    evidence: @escaping @Sendable (InquiredCase) -> [String]
  ) {
    self.theme = theme
    self.question = question
    self.rules = rules
    self.sound = sound
    self.silent = silent
    self.idle = idle
    self.arises = arises
    self.evidence = evidence
  }

  static let all = onResponsibility + onCarePlan + onFunding + onAccommodation + onEnding + onRecords
}

extension Inquiry {
  func answer(about subject: InquiredCase) -> InquiryAnswer {
    let gaps = subject.found.gaps.filter { rules.contains($0.rule) }
    let past = pastFaults(of: subject)
    let evidence = self.evidence(subject)
    let (verdict, reason) = judge(gaps, past, evidence, subject)
    return InquiryAnswer(
      question: question, verdict: verdict, reason: reason,
      gaps: gaps.map { InquiryGap(gap: $0, citations: subject.paper.citations(of: $0.facts)) },
      past: past, evidence: subject.paper.citations(of: evidence))
  }

  private func judge(
    _ gaps: [Gap], _ past: [PastFault], _ evidence: [String], _ subject: InquiredCase
  ) -> (Investigation.Verdict, String) {
    if gaps.contains(where: { !GapText.isQuestion($0) }) {
      return (.fault, "The record shows what is missing.")
    }
    if !gaps.isEmpty { return (.cannotTell, "A person must decide; the record alone does not settle it.") }
    if subject.isOpen {
      return (.cannotTell, "The record does not tell whether after-care was owed, so nothing here is an all-clear.")
    }
    guard arises(subject) else { return past.isEmpty ? (.doesNotArise, idle) : (.pastFault, Inquiry.mended) }
    if evidence.isEmpty { return (.cannotTell, past.isEmpty ? silent : "\(Inquiry.mended) \(silent)") }
    return past.isEmpty ? (.noFault, sound) : (.pastFault, "\(Inquiry.mended) \(sound)")
  }

  private static let mended = "Something was missing once; it was put right, or its time has passed."

  /// Faults, and not questions, that were open on a day before and are no longer.
  private func pastFaults(of subject: InquiredCase) -> [PastFault] {
    subject.runs.compactMap { run in
      guard let until = run.until, rules.contains(run.gap.rule), !GapText.isQuestion(run.gap) else { return nil }
      return PastFault(rule: run.gap.rule, subject: run.gap.subject, from: run.from, until: until)
    }
  }
}
