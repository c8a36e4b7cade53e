import CaseFile
import CivilTime
import Rules

extension Inquiry {
  private static let noEnding = "No decision to end after-care is on the record."

  static let onEnding = [
    Inquiry(
      .ending, "Did both bodies decide to end after-care, and may they have done so?",
      ["EN-01", "EN-02", "EN-09", "EN-14"],
      sound: "The decisions on the record are of both bodies, or have been withdrawn.",
      silent: "The record does not show two decisions.", idle: noEnding,
      arises: { !$0.endings.isEmpty || $0.found.duty.state == .endedJointDecision },
      evidence: { subject in
        let standing = subject.endings.filter { !subject.has($0.withdrawn) }
        let isWhole = standing.isEmpty || subject.found.duty.state == .endedJointDecision
        return isWhole ? subject.named("endings", subject.endings) : []
      }),
    Inquiry(
      .ending, "Did the decisions rest on need, and on a current assessment?", ["EN-03", "EN-04"],
      sound: "They say that the person no longer needs after-care, and on which assessment they rest.",
      silent: "The record does not show on what they rest.", idle: noEnding,
      arises: { !$0.endings.isEmpty },
      evidence: { subject in
        subject.named("endings", subject.endings) {
          $0.grounds.contains(.noLongerNeedsAftercare) && $0.assessment != nil
        }
      }),
    Inquiry(
      .ending, "Did the person take part, and was the person told in writing?", ["EN-05", "EN-13", "EN-15"],
      sound: "The record shows the person's part and the notice.",
      silent: "The record shows no notice to the person.", idle: noEnding,
      arises: { !$0.endings.isEmpty },
      evidence: { subject in
        subject.named("endings", subject.endings) { $0.personInvolved == true && subject.has($0.noticeGiven) }
      }),
    Inquiry(
      .ending, "Was the next home in place, and was a return to hospital looked into?", ["EN-07", "EN-08"],
      sound: "The record shows no home lost by the ending.",
      silent: "The record does not say whether a home ended with it.", idle: noEnding,
      arises: { !$0.endings.isEmpty },
      evidence: { subject in
        subject.named("endings", subject.endings) { $0.moveOnInPlace == true }
          + (subject.hasAftercareHome ? [] : subject.named("endings", subject.endings))
      }),
    Inquiry(
      .ending, "Did after-care stop in practice without a decision?", ["EN-06", "EN-10"],
      sound: "Services run, and somebody is named for them.",
      silent: "The record does not show that services run.",
      idle: "After-care has ended by decision or death, has not begun, or is not on the record.",
      arises: { $0.found.duty.state == .live || $0.found.duty.state == .liveOnLeave },
      evidence: { $0.named("services", $0.servicesRunning) }),
    Inquiry(
      .ending, "After a death, was the record closed with care?", ["EN-11"],
      sound: "The register was closed.", silent: "The register does not show it.",
      idle: "No death is on the record.",
      arises: { $0.has($0.file.person.deathDate) },
      evidence: { subject in
        subject.file.register == nil || subject.has(subject.file.register?.closed) ? ["person"] : []
      }),
  ]
}

extension InquiredCase {
  /// Decisions made by the day, withdrawn ones too.
  fileprivate var endings: [EndingDecision] { file.endings.filter { has($0.decided) } }

  fileprivate var hasAftercareHome: Bool { file.accommodation.contains { $0.aftercare == true } }
}
