public import CivilTime

/// One body's decision to end after-care (MHA 1983 s117(2)).
public struct EndingDecision: IdentifiedRecord {
  public var id: FactID = .blank
  /// The body that decided.
  public var body: BodyCode?
  public var decided: CivilDate = .blank
  /// Name and role.
  public var decidedBy: String?
  /// Who decided for it, if another body did.
  public var delegate: BodyCode?
  /// Reasons recorded.
  public var grounds: [Ground] = []
  /// Id of the needs assessment it rests on.
  public var assessment: FactID?
  /// The person took part.
  public var personInvolved: Bool?
  /// Written notice to the person.
  public var noticeGiven: CivilDate?
  /// The notice was given jointly by both bodies.
  public var noticeJoint: Bool?
  /// Where section 117 accommodation ends: the next home is in place.
  public var moveOnInPlace: Bool?
  /// The person disputed it.
  public var disputed: CivilDate?
  /// The dispute was reviewed.
  public var reviewed: CivilDate?
  /// Withdrawn.
  public var withdrawn: CivilDate?
  public var document: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
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
  public enum Ground: String, Code, ListedValue {
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

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
