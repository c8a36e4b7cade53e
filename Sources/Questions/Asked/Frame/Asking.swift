package import Access
import CaseFile
package import CivilTime
import Record
import Rules

/// Who asks what, and of which register.
package struct Asking: Sendable {
  package let questions: RegisterQuestions
  /// Which question, as the audit trail names it.
  let name: QuestionName
  /// In whose name; nil for the operator of the whole register, at the terminal.
  package let claims: Claims?
  package var asked: AskedParameters
  package let today: CivilDate

  package init(
    _ question: Question, of questions: RegisterQuestions, for claims: Claims?, _ asked: AskedParameters,
    today: CivilDate
  ) {
    name = question.name
    self.questions = questions
    self.claims = claims
    self.asked = asked
    self.today = today
  }

  var register: Register { questions.register }

  var capacity: Capacity {
    claims.map { .application(bodies: [$0.body], as: questions.role) } ?? .registerOperator
  }

  /// The three dates; today where no day is asked about.
  var dates: AskedDates { AskedDates(on: asked.on ?? today, knownAt: asked.knownAt, lawOn: asked.lawOn) }

  /// The body asked about and those that it succeeded; nil where the whole register is asked.
  var bodies: [BodyCode]? { asked.body.map { Claims(of: $0).bodies } }

  /// The name of the body asked about, or that it is the whole register.
  var scopeName: String { asked.body.map { [$0].names } ?? "the whole register" }

  /// What the audit trail keeps of the question: its name, the body and the dates that were asked for.
  var deed: Deed {
    Deed(.question).with("asked", .code(name)).with("body", asked.body.map(DeedDetail.body))
      .with("on", asked.on.map(DeedDetail.day)).with("known_at", asked.knownAt.map(DeedDetail.moment))
      .with("law_on", asked.lawOn.map(DeedDetail.day))
  }

  func rulebook(explains: Bool = true) async throws -> Rulebook {
    try await questions.rulebook(knownAt: asked.knownAt, as: capacity, explains: explains)
  }

  /// The case asked about, judged on its dates; nil where who asks sees none.
  func judgedCase(explains: Bool = true) async throws -> (file: CaseFile, found: Determination, rulebook: Rulebook)? {
    guard let reference = asked.reference,
      let recorded = try await register.recordedCase(reference, knownAt: asked.knownAt, as: capacity)
    else { return nil }
    let rulebook = try await rulebook(explains: explains)
    return (recorded.file, rulebook.assess(recorded.file, on: dates.on, lawOn: dates.lawOn), rulebook)
  }
}
