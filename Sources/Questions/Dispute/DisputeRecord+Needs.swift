import CaseFile
import CivilTime
import Reference
import Rules

extension DisputeRecord {
  private var plans: [Plan] { file.plans.filter { has($0.agreed) }.sorted { $0.agreed < $1.agreed } }

  /// Each service line once, as the last plan has it, with that plan.
  private var services: [(plan: Plan, service: Service)] {
    var last: [FactID: (Plan, Service)] = [:]
    var order: [FactID] = []
    for plan in plans {
      for service in plan.services {
        if last.updateValue((plan, service), forKey: service.id) == nil { order.append(service.id) }
      }
    }
    return order.compactMap { last[$0] }
  }

  var needs: DisputePack.Item {
    let rows = services.map { plan, service in
      [service.need ?? "not recorded", service.kind ?? "", "plan of \(plan.agreed.spoken)", "services:\(service.id)"]
    }
    let assessed = file.assessments.filter { $0.kind == .aftercareNeeds && has($0.completed) }
    let blocks: [Paper.Block] = [
      .paragraph("Needs from \(periodBegan?.spoken ?? "a day that is not recorded") on, as the plans have them."),
      .table(Paper.Table("", heads: ["Need", "Met by", "Written in", "Recorded as"], rows: rows)),
      .table(
        Paper.Table(
          "Assessments of after-care needs", heads: ["Completed", "Document", "Recorded as"],
          rows: assessed.map { [$0.completed?.spoken ?? "", $0.document ?? "not named", "assessments:\($0.id)"] })),
    ]
    return DisputePack.Item(
      "4(2)(c)", "The person's needs since the period began",
      rows.isEmpty && assessed.isEmpty ? [] : blocks,
      missing: [
        missing(
          "An assessment of needs.", "Complete one, or attach the one there is and record it (assessments).",
          unless: !assessed.isEmpty),
        missing(
          "The need that each service meets.", "Write it into the plan and record it (plans services need).",
          unless: !rows.isEmpty && services.allSatisfy { $0.service.need != nil }),
        missing(
          "Needs before the first plan of \(plans.first?.agreed.spoken ?? "").",
          "Describe from the case notes what the person needed from \(periodBegan?.spoken ?? "the beginning") until then.",
          unless: plans.isEmpty || periodBegan == nil || plans.first.map { $0.agreed <= (periodBegan ?? on) } ?? true),
      ])
  }

  var whoMetThem: DisputePack.Item {
    let funding = file.funding.filter { has($0.start) }.sorted { $0.start < $1.start }
    let homes = file.accommodation.filter { has($0.start) }.sorted { $0.start < $1.start }
    let services = self.services
    let blocks: [Paper.Block] = [
      .table(
        Paper.Table(
          "Services", heads: ["Service", "Given by", "From and to", "Under", "Recorded as"],
          rows: services.map {
            [
              $1.kind ?? "", $1.provider ?? "not recorded", days($1.start, $1.end), power($1.aftercare),
              "services:\($1.id)",
            ]
          })),
      .table(
        Paper.Table(
          "Accommodation", heads: ["Kind", "Given by", "From and to", "Under", "Recorded as"],
          rows: homes.map {
            [
              Chronology.plain($0.kind.rawValue), $0.provider ?? "not recorded", days($0.start, $0.end),
              power($0.aftercare), "accommodation:\($0.id)",
            ]
          })),
      .table(
        Paper.Table(
          "Who paid", heads: ["From and to", "Who and what share", "Terms", "Recorded as"],
          rows: funding.map {
            [
              days($0.start, $0.end), shares($0), $0.interim == true ? "interim" : "",
              "funding:\($0.id)",
            ]
          })),
    ]
    let isEmpty = services.isEmpty && homes.isEmpty && funding.isEmpty
    return DisputePack.Item(
      "4(2)(d)", "Which authority has met them since, how, and under which provisions", isEmpty ? [] : blocks,
      missing: [
        missing(
          "Who paid for the services.", "Record the funding agreements with parties and shares (funding).",
          unless: !funding.isEmpty && funding.allSatisfy { !$0.parties.isEmpty }),
        missing(
          "Whether each service and home was after-care under section 117 or something else.",
          "Decide it and record it (services aftercare, accommodation aftercare).",
          unless: services.allSatisfy { $0.service.aftercare != nil } && homes.allSatisfy { $0.aftercare != nil }),
        missing(
          "Who met the needs on \(dispute.firstWritten.spoken), when the dispute arose.",
          "Write which authority did. It must go on until the dispute is resolved (regulation 2(2)).",
          unless: funding.contains { agreement in
            agreement.start <= dispute.firstWritten && (agreement.end.map { $0 > dispute.firstWritten } ?? true)
          }),
      ])
  }

  private func days(_ start: CivilDate?, _ end: CivilDate?) -> String {
    guard let start, has(start) else { return "not begun" }
    return "\(start.spoken) to \(end.map { has($0) ? $0.spoken : "now" } ?? "now")"
  }

  private func power(_ isAftercare: Bool?) -> String {
    isAftercare.map { $0 ? "MHA 1983 s117" : "not section 117: write which" } ?? "not recorded"
  }

  private func shares(_ agreement: FundingAgreement) -> String {
    agreement.parties.map { party in
      "\(name(party.body))" + (party.share.map { " \($0.value) %" } ?? " (share not recorded)")
    }.joined(separator: ", ")
  }
}
