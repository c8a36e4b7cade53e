/// A body that pays, and its share.
package struct FundingParty: Record {
  package var body: BodyCode = .blank
  /// Per cent.
  package var share: PerCent?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("body", &body)
    visitor.field("share", &share)
  }
}
