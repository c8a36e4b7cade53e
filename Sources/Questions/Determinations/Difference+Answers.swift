package import CaseFile
import CivilTime
package import Rules

extension Difference {
  /// An answer that differs: its name, as it was and as it is.
  package struct Change: Hashable, Sendable {
    package let name: String
    package let before: String
    package let after: String
  }

  /// Eligibility, duty, bodies, doubts and running clocks, where they differ.
  package var changes: [Change] {
    let pairs = [
      ("Entitled", before.eligibility.status.phrase, after.eligibility.status.phrase),
      ("Duty", before.duty.phrase, after.duty.phrase),
      ("Council", before.council.phrase, after.council.phrase),
      ("NHS body", before.nhsStatutory.phrase, after.nhsStatutory.phrase),
      ("NHS payer", before.nhsPayer.phrase, after.nhsPayer.phrase),
      ("Doubts", before.doubtsPhrase, after.doubtsPhrase),
      ("Coming", before.comingPhrase, after.comingPhrase),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { Change(name: $0.0, before: $0.1, after: $0.2) }
  }

  /// Whether the answers and the gaps are the same.
  package var isEmpty: Bool { changes.isEmpty && opened.isEmpty && closed.isEmpty && changed.isEmpty }

  /// Writes the gaps that differ as members of the object at hand.
  package func writeGaps(to json: inout JSONWriter) {
    for (name, gaps) in [("opened", opened), ("closed", closed), ("changed", changed)] {
      json.name(name)
      json.array(gaps) { $1.write(to: &$0) }
    }
  }
}

extension Determination {
  fileprivate var doubtsPhrase: String {
    doubts.isEmpty ? "none" : doubts.map(\.description).joined(separator: ", ")
  }

  fileprivate var comingPhrase: String {
    let clocks = upcoming.map { "\($0.rule) \($0.subject) by \($0.due)" }
    return clocks.isEmpty ? "nothing" : clocks.joined(separator: ", ")
  }
}
