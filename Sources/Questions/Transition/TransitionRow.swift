package import CaseFile
package import CivilTime
package import Rules

/// One thing that a change of bodies touches: a fact in the old name, something due around the day, or something
/// without an owner.
package struct TransitionRow: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case oldName = "in_the_old_name"
    case due = "due_around_the_day"
    case noOwner = "without_an_owner"

    package var title: String {
      switch self {
      case .oldName: "Still in the old name"
      case .due: "Due around the day"
      case .noOwner: "Without an owner"
      }
    }
  }

  /// What became of something that was due.
  package enum State: String, CaseIterable, Sendable {
    /// Overdue on the day judged.
    case open
    /// Its clock still runs.
    case running
    /// Done, or no longer asked for.
    case settled
  }

  package let kind: Kind
  /// The body that ends.
  package let body: BodyCode
  /// Nil for what stands in the directory.
  package let reference: CaseReference?
  package let what: String
  /// `list:id`, `register`, or `case`.
  package let subject: String
  package let rule: RuleID?
  /// When it was due; nil for what has no day.
  package let due: CivilDate?
  package let state: State?

  package init(
    _ kind: Kind, of body: BodyCode, _ reference: CaseReference?, _ what: String, subject: String,
    rule: RuleID? = nil, due: CivilDate? = nil, state: State? = nil
  ) {
    self.kind = kind
    self.body = body
    self.reference = reference
    self.what = what
    self.subject = subject
    self.rule = rule
    self.due = due
    self.state = state
  }

  var place: (String, String, String, String, String, String) {
    (
      reference?.text ?? "", body.text, kind.rawValue, due?.description ?? "", rule?.text ?? "",
      subject + what
    )
  }
}
