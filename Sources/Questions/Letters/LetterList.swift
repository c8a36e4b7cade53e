package import CaseFile
import CivilTime
package import Record
import Rules

/// The letters of a case that were kept.
package struct LetterList: Sendable {
  package let reference: CaseReference
  package let letters: [KeptLetter]

  package init(_ reference: CaseReference, _ letters: [KeptLetter]) {
    self.reference = reference
    self.letters = letters
  }

  /// One a line, the oldest first.
  package var text: String {
    guard !letters.isEmpty else { return "No letter to the person of case \(reference) was kept.\n" }
    let lines = letters.map { letter in
      "\(letter.number)  \(letter.kind.rawValue)  made \(letter.madeAt.spoken) by \(letter.madeBy)  about \(letter.on.spoken)"
        + "  \(letter.form.rawValue)  sha256 \(letter.hash)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Format `aftercare-letters/1`, without the letters themselves.
  package var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-letters/1")
      json.member("case", reference.text)
      json.name("letters")
      json.array(letters) { json, letter in
        json.object { json in
          json.name("letter")
          json.integer(letter.number)
          json.member("kind", letter.kind.rawValue)
          json.member("form", letter.form.rawValue)
          json.member("made_at", letter.madeAt.description)
          json.member("made_by", letter.madeBy)
          json.member("on", letter.on.description)
          json.member("known_at", letter.knownAt?.description)
          json.member("rule_set", letter.ruleSet)
          json.member("sha256", letter.hash)
        }
      }
    }
    return json.text
  }
}
