package import CivilTime

/// Written top-up agreement.
package struct TopUpAgreement: Record {
  package var signed: CivilDate?
  package var reviewDue: CivilDate?
  /// Terms it contains (SI 2014/2670 reg 5).
  package var terms: [Term] = []

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("signed", &signed)
    visitor.field("review_due", &reviewDue)
    visitor.field("terms", &terms)
  }
}

extension TopUpAgreement {
  package enum Term: String, Code, ListedValue {
    case additionalCost = "additional_cost"
    case frequency
    case payee
    case review
    case stoppingPayment = "stopping_payment"
    case priceIncreases = "price_increases"
    case changeInMeans = "change_in_means"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
