public import CivilTime

/// Written top-up agreement.
public struct TopUpAgreement: Record {
  public var signed: CivilDate?
  public var reviewDue: CivilDate?
  /// Terms it contains (SI 2014/2670 reg 5).
  public var terms: [Term] = []

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("signed", &signed)
    visitor.field("review_due", &reviewDue)
    visitor.field("terms", &terms)
  }
}

extension TopUpAgreement {
  public enum Term: String, Code, ListedValue {
    case additionalCost = "additional_cost"
    case frequency
    case payee
    case review
    case stoppingPayment = "stopping_payment"
    case priceIncreases = "price_increases"
    case changeInMeans = "change_in_means"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
