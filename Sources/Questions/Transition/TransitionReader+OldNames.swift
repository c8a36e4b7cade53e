import CaseFile
import CivilTime

extension TransitionReader {
  /// The facts that will hold after the change, or hold now, and name the body that ends.
  ///
  /// Where somebody lived and what was done on a day keep the name of their day, rightly, and are not here.
  func oldNames(of body: BodyCode) -> [TransitionRow] {
    agreements(body) + records(body) + proceedings(body)
  }

  private func holds(_ start: CivilDate, _ end: CivilDate?) -> Bool {
    start <= day && (end ?? .distantFuture) > after
  }

  /// Whether something began and has not come to its end.
  private func isOpen(_ start: CivilDate, _ end: CivilDate?) -> Bool {
    start <= day && !(end.map { $0 <= day } ?? false)
  }

  private func row(_ body: BodyCode, _ what: String, _ subject: String) -> TransitionRow {
    TransitionRow(.oldName, of: body, file.reference, what, subject: subject)
  }

  private func agreements(_ body: BodyCode) -> [TransitionRow] {
    file.funding.filter { holds($0.start, $0.end) && $0.parties.contains { $0.body == body } }
      .map { row(body, "Funding agreement", "funding:\($0.id)") }
      + file.charges.filter { holds($0.start, $0.end) && $0.leviedBy == body }
      .map { row(body, "Charge", "charges:\($0.id)") }
      + (currentPlan.map { $0.agreedBy.contains(body) ? [row(body, "Plan agreed by it", "plans:\($0.id)")] : [] }
        ?? [])
  }

  private var currentPlan: Plan? {
    file.plans.filter { isOpen($0.agreed, $0.ended) }.max { $0.agreed < $1.agreed }
  }

  private func records(_ body: BodyCode) -> [TransitionRow] {
    var rows: [TransitionRow] = []
    if let register = file.register, !(register.closed.map { $0 <= day } ?? false) {
      if register.council == body { rows.append(row(body, "Register entry, council", "register")) }
      if register.nhsBody == body { rows.append(row(body, "Register entry, NHS body", "register")) }
    }
    rows += file.keyWorkers.filter { holds($0.start, $0.end) && $0.employer == body }
      .map { row(body, "Key worker employed by it", "key_workers:\($0.id)") }
    rows += file.gpRegistrations.filter { holds($0.start, $0.end) && $0.commissioner == body }
      .map { row(body, "GP registration, commissioner", "gp_registrations:\($0.id)") }
    return rows
  }

  private func proceedings(_ body: BodyCode) -> [TransitionRow] {
    file.complaints.filter {
      isOpen($0.received, $0.responded) && $0.takenUpBy == nil
        && ($0.about.contains(body) || $0.lead == body)
    }.map { row(body, "Open complaint", "complaints:\($0.id)") }
      + file.disputes.filter {
        isOpen($0.firstWritten, $0.resolved) && ($0.parties.contains(body) || $0.lead == body)
      }.map { row(body, "Open dispute", "disputes:\($0.id)") }
  }
}

extension TransitionEvent {
  /// What in the directory will hold after the change, or holds now, in the name of a body that ends.
  func rows(in directory: Directory, on day: CivilDate) -> [TransitionRow] {
    let after = max(day, date)
    func holds(_ start: CivilDate, _ end: CivilDate?) -> Bool {
      start <= day && (end ?? .distantFuture) > after
    }
    return bodies.flatMap { body in
      directory.contacts.filter { holds($0.start, $0.end) && $0.body == body }
        .map { TransitionRow(.oldName, of: body, nil, "Named lead", subject: "contacts:\($0.id)") }
        + directory.agreements.filter { holds($0.start, $0.end) && $0.parties.contains(body) }
        .map { TransitionRow(.oldName, of: body, nil, "Agreement", subject: "agreements:\($0.id)") }
        + directory.delegations.filter { holds($0.start, $0.end) && ($0.from == body || $0.to == body) }
        .map { TransitionRow(.oldName, of: body, nil, "Delegation", subject: "delegations:\($0.id)") }
    }
  }
}
