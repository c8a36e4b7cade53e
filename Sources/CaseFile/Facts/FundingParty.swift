/// A body that pays, and its share.
public struct FundingParty: Record {
  public var body: BodyCode = .blank
  /// Per cent.
  public var share: PerCent?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("body", &body)
    visitor.field("share", &share)
  }
}
