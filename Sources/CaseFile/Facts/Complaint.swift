public import CivilTime

/// A complaint and its recommendations.
public struct Complaint: IdentifiedRecord {
  public var id: FactID = .blank
  public var received: CivilDate = .blank
  /// Bodies complained about.
  public var about: [BodyCode] = []
  public var acknowledged: CivilDate?
  /// A body code.
  public var lead: BodyCode?
  public var leadAgreed: CivilDate?
  /// Written explanation of a delay.
  public var explained: CivilDate?
  public var responded: CivilDate?
  public var jointResponse: Bool?
  /// Successor that took the complaint on.
  public var takenUpBy: BodyCode?
  /// Agreed or recommended actions.
  public var recommendations: [Recommendation] = []

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("received", &received)
    visitor.field("about", &about, .required)
    visitor.field("acknowledged", &acknowledged)
    visitor.field("lead", &lead)
    visitor.field("lead_agreed", &leadAgreed)
    visitor.field("explained", &explained)
    visitor.field("responded", &responded)
    visitor.field("joint_response", &jointResponse)
    visitor.field("taken_up_by", &takenUpBy)
    visitor.list("recommendations", &recommendations)
  }
}
