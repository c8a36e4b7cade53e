package import CivilTime

/// A reasonable adjustment or communication need (Equality Act 2010 s20).
package struct Adjustment: Record {
  /// What is needed.
  package var need: String?
  /// When it was recorded.
  package var recorded: CivilDate?
  /// The plan and the person's copy of it meet this need.
  package var metInPlan: Bool?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("need", &need, .required)
    visitor.field("recorded", &recorded)
    visitor.field("met_in_plan", &metInPlan)
  }
}
