package import CaseFile
package import CivilTime
import Reference
import Rules

extension ReportedGap {
  /// The body that a record still names, and what became of it.
  package struct FormerBody: Hashable, Sendable {
    package let code: BodyCode
    package let name: String
    /// Nil where it was divided and nobody has said who takes the case.
    package let successor: BodyCode?
    package let successorName: String
  }

  /// The abolished bodies that the gap is about.
  package func formerBodies(on day: CivilDate) -> [FormerBody] {
    gap.facts.compactMap { fact in
      guard fact.hasPrefix("body:"), let code = BodyCode(String(fact.dropFirst(5))) else { return nil }
      let now = NationalReference.shipped.broughtForward(code, on: day).body
      return FormerBody(
        code: code, name: NationalReference.shipped.name(of: code), successor: now == code ? nil : now,
        successorName: now.map { NationalReference.shipped.name(of: $0) } ?? "not allocated")
    }
  }
}

extension [BodyCode] {
  /// The bodies' names, as a person reads them.
  package var names: String {
    isEmpty
      ? "no body, because none could be determined"
      : map { NationalReference.shipped.name(of: $0) }.joined(separator: " and ")
  }
}

extension GapReport.Scope {
  /// Whose report it is, as a heading.
  package var title: String {
    switch self {
    case .body(let code): NationalReference.shipped.name(of: code)
    case .nobody: "Gaps that no body could be named for"
    }
  }

  /// The code, or `nobody`: as a file is named.
  package var code: String {
    switch self {
    case .body(let code): code.text
    case .nobody: "nobody"
    }
  }
}
