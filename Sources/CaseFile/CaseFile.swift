/// Everything recorded about one person's section 117 after-care, as dated facts.
///
/// Format `aftercare-case/1`. A missing field means "not recorded", which is itself a fact.
package struct CaseFile: Hashable, Sendable {
  package static let format = "aftercare-case/1"

  package var reference: CaseReference
  package var person = Person()
  package var legalStatus: [LegalStatus] = []
  package var communityOrders: [CommunityOrder] = []
  package var spells: [Spell] = []
  package var leave: [Leave] = []
  package var residence: [Residence] = []
  package var gpRegistrations: [GPRegistration] = []
  package var register: RegisterEntry?
  package var keyWorkers: [KeyWorker] = []
  package var assessments: [Assessment] = []
  package var meetings: [Meeting] = []
  package var plans: [Plan] = []
  package var contacts: [Contact] = []
  package var notifications: [Notification] = []
  package var funding: [FundingAgreement] = []
  package var charges: [Charge] = []
  package var accommodation: [Accommodation] = []
  package var directPayments: [DirectPayment] = []
  package var continuingHealthcare: [ContinuingHealthcare] = []
  package var capacity: [CapacityRecord] = []
  package var endings: [EndingDecision] = []
  package var disputes: [Dispute] = []
  package var complaints: [Complaint] = []
  package var events: [Event] = []

  package init(reference: CaseReference) {
    self.reference = reference
  }

  /// Shows every kind of fact to the visitor, once, in the order of the contract.
  package mutating func visitFacts(_ visitor: inout some FieldVisitor) {
    var someone: Person? = person
    visitor.group("person", &someone)
    person = someone ?? Person()
    visitor.list("legal_status", &legalStatus)
    visitor.list("community_orders", &communityOrders)
    visitor.list("spells", &spells)
    visitor.list("leave", &leave)
    visitor.list("residence", &residence)
    visitor.list("gp_registrations", &gpRegistrations)
    visitor.group("register", &register)
    visitor.list("key_workers", &keyWorkers)
    visitor.list("assessments", &assessments)
    visitor.list("meetings", &meetings)
    visitor.list("plans", &plans)
    visitor.list("contacts", &contacts)
    visitor.list("notifications", &notifications)
    visitor.list("funding", &funding)
    visitor.list("charges", &charges)
    visitor.list("accommodation", &accommodation)
    visitor.list("direct_payments", &directPayments)
    visitor.list("continuing_healthcare", &continuingHealthcare)
    visitor.list("capacity", &capacity)
    visitor.list("endings", &endings)
    visitor.list("disputes", &disputes)
    visitor.list("complaints", &complaints)
    visitor.list("events", &events)
  }
}
