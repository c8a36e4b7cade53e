import CaseFile
import CivilTime
import Rules

extension Inquiry {
  static let onResponsibility = [
    Inquiry(
      .responsibility, "Is the person owed free after-care?", ["DQ-02", "DQ-13"],
      sound: "The record shows a detention that gives the right.",
      silent: "The record does not show why the person would be owed after-care.",
      idle: "No detention that gives the right is on the record. If there was one elsewhere, it is missing here.",
      arises: { $0.found.eligibility.status != .notEligible || $0.isOwed },
      evidence: { $0.found.eligibility.reasons.flatMap(\.facts) }),
    Inquiry(
      .responsibility, "Which council is responsible, and did it work that out?",
      ["RT-01", "RT-04", "RT-06", "RT-16", "RT-17", "RT-19", "RT-20"],
      sound: "The facts name the council.", silent: "The facts do not name the council.",
      evidence: { $0.found.council.body == nil ? [] : $0.factsNaming($0.found.council, else: "residence") }),
    Inquiry(
      .responsibility, "Which NHS body is responsible, and did it work that out?",
      ["RT-02", "RT-07", "RT-09", "RT-14"],
      sound: "The facts name the NHS body.", silent: "The facts do not name the NHS body.",
      evidence: {
        $0.found.nhsStatutory.body == nil ? [] : $0.factsNaming($0.found.nhsStatutory, else: "gp_registrations")
      }),
    Inquiry(
      .responsibility, "Do the bodies know that they are the ones, after moves and changes of bodies too?",
      ["RT-03", "RT-05", "RT-08", "RT-10", "RT-18"],
      sound: "The register names both bodies, as the rules do.",
      silent: "The register does not name both bodies, so the record does not show that they know.",
      evidence: { subject in
        let entry = subject.file.register
        return entry?.council == nil || entry?.nhsBody == nil ? [] : ["register"]
      }),
    Inquiry(
      .responsibility, "Was the person kept out of disputes between the bodies?",
      ["RT-11", "RT-12", "RT-13", "RT-21"],
      sound: "The dispute was handled in time, and somebody paid meanwhile.",
      silent: "A dispute is on the record, and neither an interim arrangement nor its end is.",
      idle: "No dispute about who is responsible is on the record.",
      arises: { $0.disputes.count > 0 },
      evidence: { subject in
        subject.named("disputes", subject.disputes) {
          subject.has($0.interimArrangement) || subject.has($0.resolved) || $0.serviceDelayed == false
        }
      }),
  ]
}

extension InquiredCase {
  /// Disputes between councils and between NHS bodies.
  fileprivate var disputes: [Dispute] {
    file.disputes.filter { $0.kind != .councilNHS && has($0.firstWritten) }
  }

  /// The facts that a finding rests on; where it names none, those of a list.
  fileprivate func factsNaming(_ body: ResponsibleBody, else list: String) -> [String] {
    let cited = body.reasons.flatMap(\.facts)
    guard cited.isEmpty else { return cited }
    return list == "residence" ? named(list, file.residence) : named(list, file.gpRegistrations)
  }
}
