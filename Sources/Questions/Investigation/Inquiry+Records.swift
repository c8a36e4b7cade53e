import CaseFile
import CivilTime
import Reference
import Rules

extension Inquiry {
  static let onRecords = [
    Inquiry(
      .records, "Was the person on the register, and known by NHS number?", ["DQ-01", "DQ-12"],
      sound: "The register has the person.", silent: "The record does not show the person on a register.",
      evidence: { $0.has($0.file.register?.entered) ? ["register"] : [] }),
    Inquiry(
      .records, "Are dates possible, and plans, reviews and decisions there as documents?",
      ["DQ-03", "DQ-07", "DQ-08"],
      sound: "The documents are named.", silent: "The record names no document.",
      evidence: { subject in
        subject.named("plans", [subject.plan].compactMap { $0 }) { $0.document != nil }
          + subject.named("meetings", subject.file.meetings) { subject.has($0.held) && $0.document != nil }
      }),
    Inquiry(
      .records, "Did the two bodies compare their registers?", ["DQ-09"],
      sound: "A comparison of both registers is on the record.",
      silent: "Local facts about the bodies are not recorded, so nothing shows that registers were compared.",
      evidence: { $0.comparisons }),
    Inquiry(
      .records, "Were complaints acknowledged, led by one body, and answered together and in time?",
      ["CM-01", "CM-02", "CM-03", "CM-04", "CM-05", "CM-06"],
      sound: "The complaint was acknowledged, and is answered or still in time.",
      silent: "The record shows a complaint and neither that it was acknowledged nor answered.",
      idle: "No complaint is on the record. That is not to say that nobody complained.",
      arises: { !$0.complaints.isEmpty },
      evidence: { subject in
        subject.named("complaints", subject.complaints) {
          subject.has($0.acknowledged) || subject.has($0.responded)
        }
      }),
  ]
}

extension InquiredCase {
  fileprivate var complaints: [Complaint] { file.complaints.filter { has($0.received) } }

  /// Comparisons between the responsible bodies, or those that they succeeded.
  fileprivate var comparisons: [String] {
    guard let council = found.council.body, let board = found.nhsStatutory.body,
      let directory = paper.rulebook.directory
    else { return [] }
    let reference = NationalReference.shipped
    return named("reconciliations", directory.reconciliations) {
      has($0.on) && reference.isSameBody($0.council, council) && reference.isSameBody($0.nhsBody, board)
    }
  }
}
