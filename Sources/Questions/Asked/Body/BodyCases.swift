import Access
import CaseFile
import CivilTime
import Record
import Rules

/// One case as it is recorded and as the rules judge it.
struct JudgedPerson: Sendable {
  let file: CaseFile
  let found: Determination

  var reference: CaseReference { file.reference }
  var day: CivilDate { found.on }

  /// Key workers in post, the one who began last first.
  var keyWorkers: [KeyWorker] {
    file.keyWorkers.filter { Period(start: $0.start, end: $0.end).contains(day) }
      .sorted { ($0.start, $0.id) > ($1.start, $1.id) }
  }

  /// The name of the key worker; nil where none is in post, or the name is not recorded.
  var workerName: String? { keyWorkers.lazy.compactMap(\.name).first }

  /// The plan in force that was agreed last.
  var plan: Plan? {
    file.plans.filter { Period(start: $0.agreed, end: $0.ended).contains(day) }
      .max { ($0.agreed, $0.id) < ($1.agreed, $1.id) }
  }

  /// After-care services of that plan that run on the day.
  var runningServices: [Service] {
    (plan?.services ?? []).filter { service in
      service.aftercare == true && service.start.map { $0 <= day } ?? false && service.end.map { $0 > day } ?? true
    }
  }

  /// Where the person lives by the record: the residence in force that began last.
  var residence: Residence? {
    file.residence.filter { Period(start: $0.start, end: $0.end).contains(day) }
      .max { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  /// When a review or planning meeting was last held.
  var lastReview: CivilDate? {
    file.meetings.filter { $0.kind == .review || $0.kind == .planning }.compactMap(\.held).filter { $0 <= day }.max()
  }

  /// The bodies that the rules name.
  var bodies: [BodyCode] { [found.council.body, found.nhsStatutory.body, found.nhsPayer.body].compactMap(\.self) }

  /// Open gaps of some rules.
  func gaps(_ rules: RuleID...) -> [Gap] { found.gaps.filter { rules.contains($0.rule) } }
}

/// What every case of a body or of the register added, and of whom the rules could not tell.
struct BodyCases<Share: Sendable>: Sendable {
  let shares: [Share]
  /// Cases that were judged.
  let judged: Int
  /// Cases of which the rules cannot say who owes what.
  let uncertain: [CaseReference]
}

extension Asking {
  /// Judges every case to which the body is a party, or every case of the register, anew from its facts.
  ///
  /// Where a body is asked about, only cases count in which the rules name it or could not tell; `isAboutOthers`
  /// takes all to which it is a party.
  func eachPerson<Share: Sendable>(
    isAboutOthers: Bool = false, by rulebook: Rulebook? = nil,
    _ share: @escaping @Sendable (JudgedPerson) -> [Share]
  ) async throws -> BodyCases<Share> {
    let dates = dates
    let rulebook = if let rulebook { rulebook } else { try await self.rulebook(explains: false) }
    let bodies = bodies
    let judge: @Sendable (RecordedCase) -> ([Share], CaseReference?)? = { recorded in
      let found = rulebook.assess(recorded.file, on: dates.on, lawOn: dates.lawOn)
      let person = JudgedPerson(file: recorded.file, found: found)
      let isUncertain = found.uncertainty != nil
      if let bodies, !isAboutOthers, !isUncertain, !person.bodies.contains(where: bodies.contains) { return nil }
      return (share(person), isUncertain ? person.reference : nil)
    }
    let found: [([Share], CaseReference?)]
    if let bodies {
      found = try await register.eachCase(
        of: bodies, on: dates.on, knownAt: dates.knownAt, as: capacity, doing: deed, judge)
    } else {
      found = try await register.eachCase(
        knownAt: dates.knownAt, as: capacity, readers: RegisterQuestions.readers, judge)
      try await register.note(deed.with("cases", .count(found.count)), as: capacity)
    }
    return BodyCases(
      shares: found.flatMap(\.0), judged: found.count, uncertain: found.compactMap(\.1).sorted())
  }

  /// What must be said beside an answer from the facts of many cases.
  func notes<Share>(on cases: BodyCases<Share>) -> [String] {
    var notes: [String] = []
    if cases.judged == 0 {
      notes.append(
        asked.body == nil
          ? "The register has no case, or had none then."
          : "The register has no case in which \(scopeName) owes or pays. Is the code that of the body of today?")
    }
    if !cases.uncertain.isEmpty {
      let count = cases.uncertain.count
      notes.append(
        "Of \(count == 1 ? "one case" : "\(count) cases") the record does not tell whether after-care is owed or by "
          + "whom: \(Answer.few(cases.uncertain)).")
    }
    return notes
  }
}
