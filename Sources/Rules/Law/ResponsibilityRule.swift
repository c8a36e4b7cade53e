package import CivilTime

/// A rule that says which body is responsible: when it is tried, what it says, and where it comes from.
package struct ResponsibilityRule: Sendable {
  package enum Decides: String, Sendable, CaseIterable {
    case council
    case nhsBody = "nhs_body"
    case nhsPayer = "nhs_payer"
  }

  /// RC-1 to RC-3, RN-1 to RN-5f, RN-W, WP.
  package let id: String
  package let decides: Decides
  /// The first day on which it can decide; nil is always.
  package let from: CivilDate?
  /// The first day on which it no longer can; nil is never.
  package let until: CivilDate?
  /// When it fits.
  package let applies: String
  /// The rule in a sentence, in pieces: between them stands the day that it asks about.
  let says: [String]
  package let sources: [String]

  /// The rule of that name; nil where there is none.
  package static func rule(_ id: String) -> ResponsibilityRule? {
    all.first { $0.id == id }
  }

  /// The rule in a sentence, and the law behind it. `day` is the day that it asks about.
  static func reason(_ id: String, _ day: String) -> Reason {
    guard let rule = rule(id) else { return Reason(text: "No rule is known by the name \(id).") }
    return Reason(text: rule.says(on: day), sources: rule.sources)
  }

  /// The rule in a sentence, about a day in words.
  package func says(on day: String) -> String {
    says.joined(separator: day)
  }
}
