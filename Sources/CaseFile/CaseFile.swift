/// Everything recorded about one person's section 117 after-care, as dated facts.
///
/// Format `aftercare-case/1`. A missing field means "not recorded", which is itself a fact.
public struct CaseFile: Hashable, Sendable {
  public static let format = "aftercare-case/1"

  public var reference: CaseReference
  public var person = Person()
  public var legalStatus: [LegalStatus] = []
  public var communityOrders: [CommunityOrder] = []
  public var spells: [Spell] = []
  public var leave: [Leave] = []
  public var residence: [Residence] = []
  public var gpRegistrations: [GPRegistration] = []
  public var register: RegisterEntry?
  public var keyWorkers: [KeyWorker] = []
  public var assessments: [Assessment] = []
  public var meetings: [Meeting] = []
  public var plans: [Plan] = []
  public var contacts: [Contact] = []
  public var notifications: [Notification] = []
  public var funding: [FundingAgreement] = []
  public var charges: [Charge] = []
  public var accommodation: [Accommodation] = []
  public var directPayments: [DirectPayment] = []
  public var continuingHealthcare: [ContinuingHealthcare] = []
  public var capacity: [CapacityRecord] = []
  public var endings: [EndingDecision] = []
  public var disputes: [Dispute] = []
  public var complaints: [Complaint] = []
  public var events: [Event] = []

  public init(reference: CaseReference) {
    self.reference = reference
  }

  /// Shows every kind of fact to the visitor, once, in the order of the contract.
  public mutating func visitFacts(_ visitor: inout some FieldVisitor) {
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
