package import CivilTime

/// A complaint and its recommendations.
package struct Complaint: IdentifiedRecord {
  package var id: FactID = .blank
  package var received: CivilDate = .blank
  /// Bodies complained about.
  package var about: [BodyCode] = []
  package var acknowledged: CivilDate?
  /// A body code.
  package var lead: BodyCode?
  package var leadAgreed: CivilDate?
  /// Written explanation of a delay.
  package var explained: CivilDate?
  package var responded: CivilDate?
  package var jointResponse: Bool?
  /// Successor that took the complaint on.
  package var takenUpBy: BodyCode?
  /// Agreed or recommended actions.
  package var recommendations: [Recommendation] = []

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
