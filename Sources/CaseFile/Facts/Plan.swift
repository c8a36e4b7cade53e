public import CivilTime

/// A version of the section 117 after-care plan.
public struct Plan: IdentifiedRecord {
  public var id: FactID = .blank
  /// Agreed and written down.
  public var agreed: CivilDate = .blank
  /// Replaced or withdrawn.
  public var ended: CivilDate?
  /// Bodies that agreed it.
  public var agreedBy: [BodyCode] = []
  public var document: String?
  /// A copy was given to the person.
  public var copyToPerson: CivilDate?
  /// Copies were sent to everyone named in it.
  public var copiesSent: Instant?
  /// Has a crisis and risk plan.
  public var crisisPlan: Bool?
  /// Says what happens if the placement or package fails.
  public var contingencyPlan: Bool?
  /// Records the person's views.
  public var personViews: Bool?
  public var carerContact: CarerContact?
  /// An advocate was offered.
  public var advocacyOffered: Bool?
  /// A personal health budget or direct payment was offered.
  public var personalBudgetOffered: CivilDate?
  /// Plans for turning 18.
  public var transitionPlan: Bool?
  /// Does the person need accommodation because of the mental disorder?
  public var accommodationNeed: AccommodationNeed?
  /// Reasons for that decision.
  public var accommodationReasons: String?
  /// Service lines. A service keeps its id from one version of the plan to the next.
  public var services: [Service] = []

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("agreed", &agreed)
    visitor.field("ended", &ended)
    visitor.field("agreed_by", &agreedBy)
    visitor.field("document", &document)
    visitor.field("copy_to_person", &copyToPerson)
    visitor.field("copies_sent", &copiesSent)
    visitor.field("crisis_plan", &crisisPlan)
    visitor.field("contingency_plan", &contingencyPlan)
    visitor.field("person_views", &personViews)
    visitor.field("carer_contact", &carerContact)
    visitor.field("advocacy_offered", &advocacyOffered)
    visitor.field("personal_budget_offered", &personalBudgetOffered)
    visitor.field("transition_plan", &transitionPlan)
    visitor.field("accommodation_need", &accommodationNeed)
    visitor.field("accommodation_reasons", &accommodationReasons)
    visitor.list("services", &services)
  }
}

extension Plan {
  public enum CarerContact: String, Code, SingleValue {
    case involved
    case declined
    case none

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}

extension Plan {
  public enum AccommodationNeed: String, Code, SingleValue {
    case yes
    case no
    case undecided

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
