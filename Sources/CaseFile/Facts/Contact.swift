package import CivilTime

/// A contact with the person, or an attempt at one.
package struct Contact: IdentifiedRecord {
  package var id: FactID = .blank
  /// When.
  package var at: Instant?
  package var kind: Kind = .blank
  package var by: String?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("at", &at, .required)
    visitor.field("kind", &kind)
    visitor.field("by", &by)
  }
}

extension Contact {
  package enum Kind: String, Code, SingleValue {
    case seen
    case spokenTo = "spoken_to"
    case attempted
    case declined

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
