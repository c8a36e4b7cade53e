/// What each day of a fact means, in words.
enum ChronologyWords {
  /// What happened on the day of a field; nil where the day was only planned, or tells of no event.
  ///
  /// A field without words of its own is named as it is recorded: nothing is left out for want of words.
  static func phrase(_ list: String, _ part: String, _ field: String) -> String? {
    guard !plannedFields.contains(field) else { return nil }
    let path = [list, part, field].filter { !$0.isEmpty }.joined(separator: ".")
    return phrases[path] ?? "\(Chronology.plain(list)), \(Chronology.plain(field))"
  }

  /// The fields of a fact that tell what a day of it is about.
  static func telling(_ list: String, _ field: String) -> [String] {
    switch (list, field) {
    case ("register", "council_determined"): ["council"]
    case ("register", "nhs_determined"): ["nhs_body"]
    case ("register", _), ("disputes", _), ("person", _): []
    default: ["section", "kind", "about", "decision", "purpose", "council", "to", "body", "commissioner", "employer"]
    }
  }

  /// Days that were set and may never have come.
  private static let plannedFields: Set = [
    "due", "expected_discharge", "planned_start", "leave_by", "review_due", "birth_date",
  ]

  private static let phrases = [
    "person.death_date": "The person died",
    "person.adjustments.recorded": "A communication need or other adjustment was recorded",
    "legal_status.start": "Legal status began", "legal_status.end": "Legal status ended",
    "legal_status.application_date": "Application for detention",
    "community_orders.start": "Order in the community began", "community_orders.end": "Order in the community ended",
    "community_orders.person_told": "The person was told of the order and of their rights",
    "community_orders.community_team_consulted": "The community team was consulted about the order",
    "spells.admitted": "Admitted to hospital", "spells.left": "Left hospital",
    "leave.start": "Leave from hospital began", "leave.end": "Leave from hospital ended",
    "residence.start": "Came to live in a place", "residence.end": "Left a place where they lived",
    "gp_registrations.start": "Registered with a GP", "gp_registrations.end": "GP registration ended",
    "register.entered": "Entered on the section 117 register", "register.closed": "Marked as ended on the register",
    "register.council_determined": "The responsible council was decided",
    "register.nhs_determined": "The responsible NHS body was decided",
    "register.second_area_noted": "It was noted that another area may be involved",
    "register.redetention_view": "A view was recorded on recall or a change of residence",
    "key_workers.start": "A key worker began", "key_workers.end": "A key worker ended",
    "assessments.started": "Assessment begun", "assessments.completed": "Assessment completed",
    "meetings.held": "Meeting held", "meetings.actions.done": "An action of a meeting was done",
    "plans.agreed": "Plan agreed", "plans.ended": "Plan replaced or withdrawn",
    "plans.copy_to_person": "The person was given a copy of the plan",
    "plans.copies_sent": "Copies of the plan were sent to those named in it",
    "plans.personal_budget_offered": "A personal budget was offered",
    "plans.services.start": "A service of the plan began", "plans.services.end": "A service of the plan stopped",
    "plans.services.refused": "The person declined a service of the plan",
    "contacts.at": "Contact", "notifications.sent": "A body was told",
    "funding.signed": "Funding agreement signed", "funding.start": "Funding began", "funding.end": "Funding ended",
    "charges.start": "First day charged for", "charges.end": "Charge ended",
    "charges.top_up_agreement.signed": "Top-up agreement signed",
    "charges.refund.agreed": "Refund agreed", "charges.refund.paid": "Refund paid",
    "accommodation.start": "Accommodation began", "accommodation.end": "Accommodation ended",
    "accommodation.notice.given": "Notice given on accommodation",
    "accommodation.notice.move_on_arranged": "The next home was arranged",
    "accommodation.preference.expressed": "The person named preferred accommodation",
    "accommodation.preference.refused": "Preferred accommodation refused",
    "accommodation.preference.reasons_given": "Written reasons for the refusal given",
    "accommodation.deprivation_authorised": "Deprivation of liberty authorised",
    "accommodation.receiving_area_told": "The receiving area was told",
    "direct_payments.start": "Direct payment began", "direct_payments.end": "Direct payment ended",
    "direct_payments.reduced": "Direct payment reduced", "direct_payments.reviewed": "Direct payment reviewed",
    "capacity.recorded": "Capacity recorded", "capacity.assessed": "Capacity assessed",
    "capacity.best_interests": "Best-interests decision",
    "endings.decided": "Decision to end after-care", "endings.notice_given": "Written notice of ending given",
    "endings.disputed": "The person disputed the ending", "endings.reviewed": "The disputed ending was reviewed",
    "endings.withdrawn": "Decision to end after-care withdrawn",
    "disputes.first_written": "Dispute arose: first written communication",
    "disputes.contacts_named": "Dispute: every party named a contact",
    "disputes.person_updated": "Dispute: the person was told how it stands",
    "disputes.interim_arrangement": "Dispute: interim arrangement",
    "disputes.referred": "Dispute referred for determination",
    "disputes.arguments_sent": "Dispute: legal arguments sent",
    "disputes.determined": "Dispute determined", "disputes.review_requested": "Dispute: review asked for",
    "disputes.review_started": "Dispute: review begun", "disputes.resolved": "Dispute resolved",
    "complaints.received": "Complaint received", "complaints.acknowledged": "Complaint acknowledged",
    "complaints.lead_agreed": "Complaint: a lead was agreed",
    "complaints.explained": "Complaint: a delay was explained",
    "complaints.responded": "Complaint answered",
    "complaints.recommendations.done": "Complaint: a recommendation was carried out",
    "events.on": "Event", "events.reengagement_plan": "A plan to restore contact was made",
  ]
}
