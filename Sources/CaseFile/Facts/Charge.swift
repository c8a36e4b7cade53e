public import CivilTime

/// A charge to, or payment by, the person or those around them.
public struct Charge: IdentifiedRecord {
  public var id: FactID = .blank
  /// Id of the plan service or the accommodation it is for.
  public var item: FactID?
  public var purpose: Purpose = .blank
  public var payer: Payer = .blank
  /// The body that charged. Absent = paid straight to a provider.
  public var leviedBy: BodyCode?
  /// First day charged for.
  public var start: CivilDate = .blank
  public var end: CivilDate?
  public var amount: Money?
  public var per: Per?
  /// Written top-up agreement.
  public var topUpAgreement: TopUpAgreement?
  /// Refund of a wrong charge.
  public var refund: Refund?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("item", &item)
    visitor.field("purpose", &purpose)
    visitor.field("payer", &payer)
    visitor.field("levied_by", &leviedBy)
    visitor.field("start", &start)
    visitor.field("end", &end)
    visitor.field("amount", &amount)
    visitor.field("per", &per)
    visitor.group("top_up_agreement", &topUpAgreement)
    visitor.group("refund", &refund)
  }
}

extension Charge {
  public enum Purpose: String, Code, SingleValue {
    case care
    case rent
    case serviceCharge = "service_charge"
    case utilities
    case topUp = "top_up"
    case contribution
    case other

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension Charge {
  public enum Payer: String, Code, SingleValue {
    case person
    case family
    case estate
    case thirdParty = "third_party"

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension Charge {
  public enum Per: String, Code, SingleValue {
    case week
    case month
    case once

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
