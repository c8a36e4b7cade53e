public import CivilTime

/// The person's preferred accommodation.
public struct AccommodationPreference: Record {
  public var expressed: CivilDate?
  public var refused: CivilDate?
  public var reasonsGiven: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("expressed", &expressed)
    visitor.field("refused", &refused)
    visitor.field("reasons_given", &reasonsGiven)
  }
}
