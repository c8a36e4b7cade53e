import CaseFile
import CivilTime
import Rules

extension DisputeRecord {
  var otherSteps: DisputePack.Item {
    let lists: Set = ["notifications", "meetings", "assessments", "plans", "accommodation", "endings", "complaints"]
    let entries = Chronology(paper).entries.filter { lists.contains($0.list) && $0.day >= dispute.firstWritten }
    return DisputePack.Item(
      "4(2)(h)", "Other steps of the authorities about the person that may matter",
      entries.isEmpty
        ? []
        : [
          .table(
            Paper.Table(
              "Since the dispute arose", heads: ["Day", "What", "Recorded as"],
              rows: entries.map { [$0.day.spoken, $0.what, $0.fact] }))
        ],
      missing: [
        missing(
          "Any step since the dispute arose.",
          "Write what each authority has done for or about the person since; write “none” if so.",
          unless: !entries.isEmpty)
      ])
  }

  var stepsToResolve: DisputePack.Item {
    let steps: [(String, CivilDate?)] = [
      ("The first written communication", dispute.firstWritten),
      ("Every authority named a contact", dispute.contactsNamed),
      ("An interim arrangement was made", dispute.interimArrangement),
      ("The person was last told how it stands", dispute.personUpdated), ("It was referred", dispute.referred),
      ("It was determined", dispute.determined), ("A review was asked for", dispute.reviewRequested),
      ("The review began", dispute.reviewStarted), ("It was resolved", dispute.resolved),
    ]
    var taken: [[String]] = []
    for (what, day) in steps.sorted(by: { ($0.1 ?? .distantFuture) < ($1.1 ?? .distantFuture) }) {
      if let day, has(day) { taken.append([day.spoken, what]) }
    }
    let id = dispute.id
    return DisputePack.Item(
      "4(2)(i)", "What the authorities did to resolve it between themselves",
      [.table(Paper.Table("", heads: ["Day", "What"], rows: taken)), seenIn(["disputes:\(id)"])],
      missing: [
        missing(
          "A named contact at every authority (regulation 3(2)(b)).",
          "Name them, tell the others, and record the day (disputes:\(id) contacts_named).",
          unless: has(dispute.contactsNamed)),
        missing(
          "That the person was told how it stands (regulation 3(6)).",
          "Tell the person or their representative, and record the day (disputes:\(id) person_updated).",
          unless: has(dispute.personUpdated)),
        missing(
          "That no service waits for the dispute (regulation 2(1)).",
          dispute.serviceDelayed == true
            ? "A service was delayed: provide it now, and write since when."
            : "Record it (disputes:\(id) service_delayed).",
          unless: dispute.serviceDelayed == false),
        DisputePack.Missing(
          "What was discussed: the register holds days and no words.",
          "Describe each meeting and letter in which the authorities tried to agree (regulations 3(4) and (5))."),
      ])
  }
}
