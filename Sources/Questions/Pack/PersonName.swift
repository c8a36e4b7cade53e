/// What a field that says who did something says: a person, or only what somebody does.
///
/// A field is taken to name nobody only where every word of it is a word for work: in doubt it names somebody.
struct PersonName: Hashable {
  /// The field as it stands.
  let text: String
  /// What is left after the name, as a role; nil where nothing is.
  let role: String?

  /// Nil where the text names nobody.
  init?(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: 1).map { String($0) }
    let isWork = parts.map(PersonName.isWork)
    guard let first = isWork.first, !text.allSatisfy(\.isWhitespace) else { return nil }
    if first, isWork.allSatisfy({ $0 }) { return nil }
    self.text = text
    role = !first && isWork.count == 2 && isWork[1] ? parts[1].drop { $0 == " " }.description : nil
  }

  /// The words by which a name can be known in other texts.
  var nameAlone: String { role == nil ? text : text.split(separator: ",").first.map(String.init) ?? text }

  private static func isWork(_ part: String) -> Bool {
    part.split { !$0.isLetter }.allSatisfy { words.contains($0.lowercased()) }
  }

  private static let words: Set<String> = [
    "a", "adult", "adults", "advocate", "after", "aftercare", "and", "approved", "assistant", "associate", "board",
    "care",
    "chair", "chief", "clinical", "clinician", "commissioner", "commissioning", "community", "consultant",
    "coordinator",
    "co", "council", "crisis", "deputy", "director", "doctor", "duty", "executive", "family", "for", "forensic", "gp",
    "head", "health", "home", "housing", "icb", "in", "key", "lead", "learning", "locality", "manager", "medical",
    "mental",
    "nhs", "nurse", "nursing", "occupational", "of", "officer", "on", "ordinator", "panel", "practitioner", "principal",
    "professional", "provider", "psychiatrist", "psychologist", "quality", "registered", "responsible", "senior",
    "service",
    "services", "social", "specialist", "support", "team", "the", "therapist", "trust", "ward", "with", "worker",
  ]
}
