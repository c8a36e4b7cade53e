package import CivilTime

/// The person's preferred accommodation.
package struct AccommodationPreference: Record {
  package var expressed: CivilDate?
  package var refused: CivilDate?
  package var reasonsGiven: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("expressed", &expressed)
    visitor.field("refused", &refused)
    visitor.field("reasons_given", &reasonsGiven)
  }
}
