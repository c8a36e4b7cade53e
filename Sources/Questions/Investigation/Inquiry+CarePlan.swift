import CaseFile
import CivilTime
import Rules

extension Inquiry {
  static let onCarePlan = [
    Inquiry(
      .carePlan, "Was after-care planned with both bodies before the person left hospital?",
      ["CP-02", "CP-04", "CP-06", "CP-13", "CP-15", "CP-16", "CP-19"],
      sound: "A planning meeting is on the record.", silent: "No planning meeting is on the record.",
      evidence: { $0.named("meetings", $0.meetings(.planning)) }),
    Inquiry(
      .carePlan, "Were the person's needs assessed?", ["CP-03", "CP-22"],
      sound: "A completed assessment of after-care needs is on the record.",
      silent: "No completed assessment of after-care needs is on the record.",
      evidence: { subject in
        subject.named("assessments", subject.file.assessments) {
          $0.kind == .aftercareNeeds && subject.has($0.completed)
        }
      }),
    Inquiry(
      .carePlan, "Is there a written plan, agreed by both bodies?", ["CP-01", "CP-23"],
      sound: "A plan is on the record, with the bodies that agreed it.",
      silent: "No plan is on the record, or not who agreed it.",
      evidence: { subject in subject.planWhere { $0.agreedBy.count > 1 } }),
    Inquiry(
      .carePlan, "Does the plan say which services are after-care, and what happens in a crisis or if it fails?",
      ["CP-07", "CP-10", "CP-14", "CP-17"],
      sound: "The plan classifies its services and has a crisis and a contingency plan.",
      silent: "No plan with classified services is on the record.",
      evidence: { subject in
        subject.planWhere { plan in
          plan.crisisPlan == true && plan.contingencyPlan == true && !plan.services.isEmpty
            && plan.services.allSatisfy { $0.aftercare != nil }
        }
      }),
    Inquiry(
      .carePlan, "Did the person, a carer and an advocate have a part in it, and did the person get a copy?",
      ["CP-05", "CP-08", "CP-12", "CP-18", "RV-11"],
      sound: "The plan records the person's views and the copy that was given.",
      silent: "The record does not show the person's part in the plan, or the copy.",
      evidence: { subject in subject.planWhere { $0.personViews == true && subject.has($0.copyToPerson) } }),
    Inquiry(
      .carePlan, "Was there a named key worker?", ["CP-09", "CP-20"],
      sound: "A key worker is named.", silent: "No key worker is on the record for the day.",
      evidence: { subject in
        subject.named("key_workers", subject.file.keyWorkers) { subject.lasts($0.start, $0.end) }
      }),
    Inquiry(
      .carePlan, "Were the services given as the plan says?", ["CP-11", "CP-21", "RV-12"],
      sound: "The services of the plan run.", silent: "The record does not show that any after-care service ran.",
      evidence: { $0.named("services", $0.servicesRunning) }),
    Inquiry(
      .carePlan, "Was the person followed up after leaving hospital, and kept in touch with?",
      ["RV-03", "RV-04", "RV-08", "RV-09"],
      sound: "Contacts with the person are on the record.", silent: "No contact with the person is on the record.",
      evidence: { subject in
        subject.named("contacts", subject.file.contacts) {
          ($0.kind == .seen || $0.kind == .spokenTo) && subject.has($0.at?.londonDate)
        }
      }),
    Inquiry(
      .carePlan, "Was the plan reviewed in time by both bodies, and when things changed?",
      ["RV-01", "RV-02", "RV-05", "RV-06", "RV-07", "RV-10"],
      sound: "Reviews are on the record, and the next one is not yet due.",
      silent: "No review is on the record.",
      evidence: { subject in
        let reviews = subject.named("meetings", subject.meetings(.review))
        let isFirstStillDue = subject.found.upcoming.contains { $0.rule == "RV-02" }
        return reviews.isEmpty && isFirstStillDue ? subject.named("meetings", subject.meetings(.planning)) : reviews
      }),
  ]
}

extension InquiredCase {
  fileprivate func meetings(_ kind: Meeting.Kind) -> [Meeting] {
    file.meetings.filter { $0.kind == kind && has($0.held) }
  }

  fileprivate func planWhere(_ fits: (Plan) -> Bool) -> [String] {
    named("plans", [plan].compactMap { $0 }, where: fits)
  }
}
