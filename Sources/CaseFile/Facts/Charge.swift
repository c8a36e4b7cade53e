package import CivilTime

/// A charge to, or payment by, the person or those around them.
package struct Charge: IdentifiedRecord {
  package var id: FactID = .blank
  /// Id of the plan service or the accommodation it is for.
  package var item: FactID?
  package var purpose: Purpose = .blank
  package var payer: Payer = .blank
  /// The body that charged. Absent = paid straight to a provider.
  package var leviedBy: BodyCode?
  /// First day charged for.
  package var start: CivilDate = .blank
  package var end: CivilDate?
  package var amount: Money?
  package var per: Per?
  /// Written top-up agreement.
  package var topUpAgreement: TopUpAgreement?
  /// Refund of a wrong charge.
  package var refund: Refund?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
  package enum Purpose: String, Code, SingleValue {
    case care
    case rent
    case serviceCharge = "service_charge"
    case utilities
    case topUp = "top_up"
    case contribution
    case other

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}

extension Charge {
  package enum Payer: String, Code, SingleValue {
    case person
    case family
    case estate
    case thirdParty = "third_party"

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}

extension Charge {
  package enum Per: String, Code, SingleValue {
    case week
    case month
    case once

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
