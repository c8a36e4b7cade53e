package import CivilTime

/// One body's decision to end after-care (MHA 1983 s117(2)).
package struct EndingDecision: IdentifiedRecord {
  package var id: FactID = .blank
  /// The body that decided.
  package var body: BodyCode?
  package var decided: CivilDate = .blank
  /// Name and role.
  package var decidedBy: String?
  /// Who decided for it, if another body did.
  package var delegate: BodyCode?
  /// Reasons recorded.
  package var grounds: [Ground] = []
  /// Id of the needs assessment it rests on.
  package var assessment: FactID?
  /// The person took part.
  package var personInvolved: Bool?
  /// Written notice to the person.
  package var noticeGiven: CivilDate?
  /// The notice was given jointly by both bodies.
  package var noticeJoint: Bool?
  /// Where section 117 accommodation ends: the next home is in place.
  package var moveOnInPlace: Bool?
  /// The person disputed it.
  package var disputed: CivilDate?
  /// The dispute was reviewed.
  package var reviewed: CivilDate?
  /// Withdrawn.
  package var withdrawn: CivilDate?
  package var document: String?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("body", &body, .required)
    visitor.field("decided", &decided)
    visitor.field("decided_by", &decidedBy)
    visitor.field("delegate", &delegate)
    visitor.field("grounds", &grounds)
    visitor.field("assessment", &assessment)
    visitor.field("person_involved", &personInvolved)
    visitor.field("notice_given", &noticeGiven)
    visitor.field("notice_joint", &noticeJoint)
    visitor.field("move_on_in_place", &moveOnInPlace)
    visitor.field("disputed", &disputed)
    visitor.field("reviewed", &reviewed)
    visitor.field("withdrawn", &withdrawn)
    visitor.field("document", &document)
  }
}

extension EndingDecision {
  package enum Ground: String, Code, ListedValue {
    case noLongerNeedsAftercare = "no_longer_needs_aftercare"
    case dischargedFromTeam = "discharged_from_team"
    case timePassed = "time_passed"
    case deprivationOfLiberty = "deprivation_of_liberty"
    case informalOrSection2Admission = "informal_or_section_2_admission"
    case communityOrderEnded = "community_order_ended"
    case movedArea = "moved_area"
    case settled
    case refusesServices = "refuses_services"
    case continuingHealthcare = "continuing_healthcare"
    case funding
    case age
    case prison

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
