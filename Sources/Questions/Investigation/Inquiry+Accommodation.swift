import CaseFile
import CivilTime
import Rules

extension Inquiry {
  static let onAccommodation = [
    Inquiry(
      .accommodation, "Was it decided, with reasons, whether the person needs accommodation as after-care?",
      ["AC-01"],
      sound: "The decision and its reasons are on the record.", silent: "No such decision is on the record.",
      evidence: { subject in
        guard let plan = subject.plan, plan.accommodationNeed != nil, plan.accommodationNeed != .undecided,
          plan.accommodationReasons != nil
        else { return [] }
        return ["plans:\(plan.id)"] + subject.named("accommodation", subject.homesInUse) { $0.aftercare != nil }
      }),
    Inquiry(
      .accommodation, "Was after-care accommodation free of rent and of claims for benefits?", ["AC-02"],
      sound: "The record says that no benefit was claimed for it.",
      silent: "The record does not say whether benefits pay for it. Ask the person, the provider and the landlord.",
      idle: "No accommodation in use is recorded as after-care.",
      arises: { subject in subject.homesInUse.contains { $0.aftercare == true } },
      evidence: { subject in
        let homes = subject.homesInUse.filter { $0.aftercare == true }
        return homes.allSatisfy { $0.housingBenefitClaimed == false } ? subject.named("accommodation", homes) : []
      }),
    Inquiry(
      .accommodation, "Did the person have a settled place to live?", ["AC-06", "AC-09", "DQ-14"],
      sound: "The record shows where the person lives.", silent: "The record does not show where the person lives.",
      idle: "The person is in hospital, or no duty of after-care is on the record.",
      arises: { $0.isOwed && !$0.isInHospital },
      evidence: { subject in
        subject.named("residence", subject.file.residence) { subject.lasts($0.start, $0.end) }
      }),
    Inquiry(
      .accommodation, "Were the person's choice of accommodation and any top-up handled as the regulations ask?",
      ["AC-03", "AC-05"],
      sound: "They are on the record, with no term missing.",
      silent: "The record does not show how they were handled.",
      idle: "Neither a preferred place nor a top-up is on the record.",
      arises: { $0.choices.count > 0 }, evidence: { $0.choices }),
    Inquiry(
      .accommodation, "When notice was given, was the next home found in time?", ["AC-04"],
      sound: "The next home was arranged.", silent: "Notice was given, and no next home is on the record.",
      idle: "No notice is on the record.",
      arises: { !$0.noticed.isEmpty },
      evidence: { subject in
        subject.named("accommodation", subject.noticed) {
          subject.has($0.notice?.moveOnArranged) || subject.has($0.end)
        }
      }),
    Inquiry(
      .accommodation, "Was an area told in which the person was placed?", ["AC-07"],
      sound: "The receiving area was told.",
      silent: "The record does not show that the receiving area was told.",
      idle: "No placement in the area of another council is on the record.",
      arises: { !$0.outOfArea.isEmpty },
      evidence: { subject in
        subject.named("accommodation", subject.outOfArea) { subject.has($0.receivingAreaTold) }
      }),
    Inquiry(
      .accommodation, "Was any deprivation of liberty authorised?", ["AC-08"],
      sound: "The authorisation is on the record.",
      silent: "The record does not say whether the accommodation amounts to a deprivation of liberty.",
      idle: "The record says that no accommodation in use amounts to one, or that none is in use.",
      arises: { $0.supportedHomes.contains { $0.restrictive != false } },
      evidence: { subject in
        subject.named("accommodation", subject.supportedHomes) { subject.has($0.deprivationAuthorised) }
      }),
  ]
}

extension InquiredCase {
  fileprivate var noticed: [Accommodation] { file.accommodation.filter { has($0.notice?.given) } }

  /// Homes in use that somebody provides or arranges.
  fileprivate var supportedHomes: [Accommodation] {
    homesInUse.filter { $0.kind != .generalTenancy && $0.kind != .family }
  }

  fileprivate var outOfArea: [Accommodation] {
    supportedHomes.filter { $0.council != nil && found.council.body != nil && $0.council != found.council.body }
  }

  fileprivate var choices: [String] {
    named("accommodation", file.accommodation) { has($0.preference?.expressed) || has($0.preference?.refused) }
      + named("charges", file.charges) { $0.purpose == .topUp && has($0.start) }
  }
}
