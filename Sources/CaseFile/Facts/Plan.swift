package import CivilTime

/// A version of the section 117 after-care plan.
package struct Plan: IdentifiedRecord {
  package var id: FactID = .blank
  /// Agreed and written down.
  package var agreed: CivilDate = .blank
  /// Replaced or withdrawn.
  package var ended: CivilDate?
  /// Bodies that agreed it.
  package var agreedBy: [BodyCode] = []
  package var document: String?
  /// A copy was given to the person.
  package var copyToPerson: CivilDate?
  /// Copies were sent to everyone named in it.
  package var copiesSent: Instant?
  /// Has a crisis and risk plan.
  package var crisisPlan: Bool?
  /// Says what happens if the placement or package fails.
  package var contingencyPlan: Bool?
  /// Records the person's views.
  package var personViews: Bool?
  package var carerContact: CarerContact?
  /// An advocate was offered.
  package var advocacyOffered: Bool?
  /// A personal health budget or direct payment was offered.
  package var personalBudgetOffered: CivilDate?
  /// Plans for turning 18.
  package var transitionPlan: Bool?
  /// Does the person need accommodation because of the mental disorder?
  package var accommodationNeed: AccommodationNeed?
  /// Reasons for that decision.
  package var accommodationReasons: String?
  /// Service lines. A service keeps its id from one version of the plan to the next.
  package var services: [Service] = []

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
  package enum CarerContact: String, Code, SingleValue {
    case involved
    case declined
    case none

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}

extension Plan {
  package enum AccommodationNeed: String, Code, SingleValue {
    case yes
    case no
    case undecided

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
