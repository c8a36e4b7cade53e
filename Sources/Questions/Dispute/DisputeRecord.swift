import CaseFile
import CivilTime
import Reference
import Rules

/// What a record holds of the things that a referral needs.
struct DisputeRecord {
  let paper: CaseOnPaper
  let file: CaseFile
  let on: CivilDate
  let dispute: Dispute
  let found: Determination

  init(_ paper: CaseOnPaper, _ dispute: Dispute, _ found: Determination) {
    self.paper = paper
    file = paper.file
    on = paper.dates.on
    self.dispute = dispute
    self.found = found
  }

  var items: [DisputePack.Item] {
    [
      letter, statement, correspondence, nature, chronology, needs, whoMetThem, residence, carer, capacity, otherSteps,
      stepsToResolve, otherInformation, arguments,
    ]
  }

  func has(_ day: CivilDate?) -> Bool { day.map { $0 <= on } ?? false }

  func name(_ code: BodyCode?) -> String { code.map { NationalReference.shipped.name(of: $0) } ?? "not recorded" }

  /// The councils in dispute, the lead among them.
  var councils: [BodyCode] {
    var all = dispute.parties
    if let lead = dispute.lead, !all.contains(lead) { all.insert(lead, at: 0) }
    return all
  }

  /// The first day of what the dispute is about: the day before the detention is asked about, so its first day.
  var periodBegan: CivilDate? {
    file.legalStatus.filter { has($0.start) }.map(\.start).min() ?? found.duty.since
  }

  /// What is missing unless something holds.
  func missing(_ what: String, _ toDo: String, unless holds: Bool) -> DisputePack.Missing? {
    holds ? nil : DisputePack.Missing(what, toDo)
  }

  /// Where in the register facts stand, as a term.
  func seenIn(_ facts: [String]) -> Paper.Block {
    let citations = paper.citations(of: facts)
    return .terms(citations.isEmpty ? [] : [Paper.Term("Seen in", citations.map(\.text).joined(separator: "; "))])
  }
}
