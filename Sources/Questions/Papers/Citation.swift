import CaseFile
package import CivilTime
import Record
import Rules

/// Where in the register something stands: the fact, the day on which it was recorded, and from what.
package struct Citation: Hashable, Sendable {
  /// `list:id`.
  package let fact: String
  /// The day in London; nil where the fact is none of the case's, as one of the directory.
  package let recordedOn: CivilDate?
  /// The file or form.
  package let source: String?

  /// The citation for people.
  package var text: String {
    guard let recordedOn else { return fact }
    return "\(fact), recorded \(recordedOn.spoken) from “\(source ?? "")”"
  }
}

extension CaseOnPaper {
  /// Where facts stand, each once, in the order given.
  func citations(of facts: [String]) -> [Citation] {
    var seen: Set<String> = []
    return facts.filter { seen.insert($0).inserted }.map(citation(of:))
  }

  private func citation(of fact: String) -> Citation {
    let version = facts[whole(fact)]
    return Citation(fact: fact, recordedOn: version?.recordedAt.londonDate, source: version?.source)
  }

  /// The fact of which something is a part: a service's plan, an action's meeting; a register alone is its own list.
  private func whole(_ fact: String) -> String {
    let parts = fact.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return "\(fact):\(fact)" }
    if parts[0] == "services" {
      let plan = file.plans.last { $0.services.contains { $0.id.text == parts[1] } }
      return plan.map { "plans:\($0.id)" } ?? fact
    }
    return "\(parts[0]):\(parts[1].split(separator: "/").first ?? "")"
  }
}

extension JSONWriter {
  /// Writes citations as a member of the object at hand.
  mutating func member(_ name: String, _ citations: [Citation]) {
    self.name(name)
    array(citations) { json, citation in
      json.object { json in
        json.member("fact", citation.fact)
        json.member("recorded_on", citation.recordedOn?.description)
        json.member("source", citation.source)
      }
    }
  }
}
