public import CivilTime

/// A reasonable adjustment or communication need (Equality Act 2010 s20).
public struct Adjustment: Record {
  /// What is needed.
  public var need: String?
  /// When it was recorded.
  public var recorded: CivilDate?
  /// The plan and the person's copy of it meet this need.
  public var metInPlan: Bool?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("need", &need, .required)
    visitor.field("recorded", &recorded)
    visitor.field("met_in_plan", &metInPlan)
  }
}
