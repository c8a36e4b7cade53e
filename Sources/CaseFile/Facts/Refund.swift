package import CivilTime

/// Refund of a wrong charge.
package struct Refund: Record {
  package var agreed: CivilDate?
  package var paid: CivilDate?
  package var interest: Interest?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("agreed", &agreed)
    visitor.field("paid", &paid)
    visitor.field("interest", &interest)
  }
}

extension Refund {
  package enum Interest: String, Code, SingleValue {
    case paid
    case declinedWithReasons = "declined_with_reasons"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
