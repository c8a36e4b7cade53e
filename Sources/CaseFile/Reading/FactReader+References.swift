extension FactReader {
  /// Notes every reference to a fact that the file does not hold.
  mutating func checkReferences(of file: CaseFile) {
    let services = Set(file.plans.flatMap(\.services).map(\.id))
    let homes = Set(file.accommodation.map(\.id))
    for (index, agreement) in file.funding.enumerated() {
      check(agreement.services, in: services, "funding", index, "services", "a plan service")
    }
    for (index, assessment) in file.assessments.enumerated() {
      check(assessment.services, in: services, "assessments", index, "services", "a plan service")
    }
    for (index, charge) in file.charges.enumerated() {
      check(
        charge.item, in: services.union(homes), "charges", index, "item",
        "a plan service or accommodation")
    }
    for (index, payment) in file.directPayments.enumerated() {
      check(payment.service, in: services, "direct_payments", index, "service", "a plan service")
    }
    let assessments = Set(file.assessments.map(\.id))
    for (index, ending) in file.endings.enumerated() {
      check(ending.assessment, in: assessments, "endings", index, "assessment", "an assessment")
    }
    let told = Set(file.legalStatus.map(\.id)).union(file.spells.map(\.id)).union(homes)
    for (index, notification) in file.notifications.enumerated() {
      check(
        notification.subject, in: told, "notifications", index, "subject",
        "a legal status, spell or accommodation")
    }
  }

  private mutating func check(
    _ id: FactID?, in known: Set<FactID>, _ list: String, _ index: Int, _ member: String,
    _ kind: String
  ) {
    guard let id, !known.contains(id) else { return }
    note([.name(list), .index(index), .name(member)], kind)
  }

  private mutating func check(
    _ ids: [FactID], in known: Set<FactID>, _ list: String, _ index: Int, _ member: String,
    _ kind: String
  ) {
    for (position, id) in ids.enumerated() where !known.contains(id) {
      note([.name(list), .index(index), .name(member), .index(position)], kind)
    }
  }

  private mutating func note(_ place: [Step], _ kind: String) {
    path.append(contentsOf: place)
    fault("must be the id of \(kind) in this file")
    path.removeLast(place.count)
  }
}
