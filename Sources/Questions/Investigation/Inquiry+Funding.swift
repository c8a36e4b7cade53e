import CaseFile
import CivilTime
import Rules

extension Inquiry {
  static let onFunding = [
    Inquiry(
      .funding, "Did the person, the family or the estate pay for after-care?",
      ["FN-03", "FN-07", "FN-10", "FN-13"],
      sound: "No charge for after-care is on the record, and the bodies' own funding covers every service.",
      silent: "No charge is on the record, nor funding that covers every service. Ask the person, and the councils' "
        + "and providers' accounts, whether anything was paid.",
      evidence: { subject in
        let funding = subject.fundingInForce
        let covered = Set(funding.flatMap(\.services))
        let isCovered = !funding.isEmpty && subject.servicesRunning.allSatisfy { covered.contains($0.id) }
        return isCovered ? subject.named("funding", funding) + subject.named("charges", subject.charges) : []
      }),
    Inquiry(
      .funding, "Was what had been paid wrongly paid back, with a decision on interest?", ["FN-04"],
      sound: "A refund is on the record.",
      silent: "The record has charges and no refund. If any of them was for after-care, it must be paid back.",
      idle: "No charge but a top-up is on the record.",
      arises: { subject in subject.charges.contains { $0.purpose != .topUp } },
      evidence: { subject in subject.named("charges", subject.charges) { subject.has($0.refund?.paid) } }),
    Inquiry(
      .funding, "Did the bodies agree who pays what, without making the person wait?",
      ["FN-01", "FN-02", "FN-05", "FN-06", "FN-08", "FN-09", "FN-12", "FN-16"],
      sound: "Funding agreements are on the record.", silent: "No funding agreement in force is on the record.",
      evidence: { $0.named("funding", $0.fundingInForce) }),
    Inquiry(
      .funding, "Were direct payments and continuing healthcare set right beside after-care?",
      ["FN-11", "FN-14", "FN-15"],
      sound: "They are on the record, with their reviews and decisions.",
      silent: "The record does not show how they came out.",
      idle: "Neither direct payments nor continuing healthcare is on the record.",
      arises: { !$0.file.directPayments.isEmpty || !$0.file.continuingHealthcare.isEmpty },
      evidence: {
        $0.named("direct_payments", $0.file.directPayments)
          + $0.named("continuing_healthcare", $0.file.continuingHealthcare)
      }),
  ]
}

extension InquiredCase {
  fileprivate var charges: [Charge] { file.charges.filter { has($0.start) } }

  fileprivate var fundingInForce: [FundingAgreement] { file.funding.filter { lasts($0.start, $0.end) } }
}
