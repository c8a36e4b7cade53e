/// The states of the duty in which a check may be open (contract, "States in which a rule may be open").
struct OpenStates: Sendable {
  private let isOpenProspective: Bool
  private let isOpenWithoutDuty: Bool
  private let isOpenAfterDeath: Bool

  init(_ entry: RuleEntry) {
    isOpenProspective = OpenStates.isListed(entry, in: OpenStates.prospective)
    isOpenWithoutDuty = OpenStates.isListed(entry, in: OpenStates.withoutDuty)
    isOpenAfterDeath = OpenStates.isListed(entry, in: OpenStates.afterDeath)
  }

  func contains(_ state: Duty.State) -> Bool {
    switch state {
    case .live, .liveOnLeave: true
    case .prospective: isOpenProspective
    case .endedJointDecision, .none, .unknown: isOpenWithoutDuty
    case .endedDeath: isOpenAfterDeath
    }
  }

  private static func isListed(_ entry: RuleEntry, in list: Set<String>) -> Bool {
    list.contains(entry.id.text) || list.contains(entry.id.text.prefix(3) + "*")
  }

  private static let prospective: Set<String> = [
    "CP-02", "CP-04", "CP-06", "CP-13", "CP-14", "CP-15", "CP-22", "FN-03", "FN-04", "FN-05",
    "FN-07", "AC-09", "EN-*", "FN-08", "AC-04", "RT-01", "RT-02", "RT-04", "RT-08", "RT-09",
    "RT-11", "RT-12", "RT-13", "RT-14", "RT-16", "RT-19", "RT-20", "RT-21", "RV-03", "RV-04",
    "CM-*", "DQ-02", "DQ-03", "DQ-07", "DQ-13",
  ]

  private static let withoutDuty: Set<String> = [
    "CP-13", "CP-22", "FN-03", "FN-04", "FN-07", "EN-*", "RT-08", "RV-03", "RV-04", "CM-*",
    "DQ-02", "DQ-03", "DQ-13",
  ]

  private static let afterDeath: Set<String> = [
    "FN-03", "FN-04", "FN-07", "EN-11", "CM-*", "DQ-03",
  ]
}
