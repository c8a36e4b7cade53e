public import CivilTime

/// Refund of a wrong charge.
public struct Refund: Record {
  public var agreed: CivilDate?
  public var paid: CivilDate?
  public var interest: Interest?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("agreed", &agreed)
    visitor.field("paid", &paid)
    visitor.field("interest", &interest)
  }
}

extension Refund {
  public enum Interest: String, Code, SingleValue {
    case paid
    case declinedWithReasons = "declined_with_reasons"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
