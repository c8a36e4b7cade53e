package import Access
package import CaseFile
package import CivilTime
package import Record
package import Rules

/// The questions that the register answers, each with the right that it needs.
package struct RegisterQuestions: Sendable {
  package let register: Register
  /// In which role they are asked.
  let role: AskerRole

  package init(_ register: Register, as role: AskerRole = .coordinator) {
    self.register = register
    self.role = role
  }

  /// The same questions, asked by another.
  package func asked(by actor: DeedActor, as role: AskerRole) -> RegisterQuestions {
    RegisterQuestions(register.used(by: actor), as: role)
  }

  /// Whether the database answers, and the night published last.
  package struct Health: Sendable {
    package let isReachable: Bool
    package let lastNight: CivilDate?
  }

  /// Needs no right: says nothing of any case.
  package func health() async -> Health {
    do {
      return Health(isReachable: true, lastNight: try await register.lastNight()?.on)
    } catch {
      return Health(isReachable: false, lastNight: nil)
    }
  }

  /// What a token is good for; nil where it is unknown, expired or revoked.
  package func inForce(_ token: BearerToken) async throws -> Token? {
    guard let found = try await register.token(hash: token.hash), found.isValid else { return nil }
    return found
  }

  /// What the rules say of one case on a day; nil where the claims show no such case.
  ///
  /// The answer's `knownAt` is when a fact of the case was last recorded or withdrawn: at any moment until the next
  /// change the same dates give the same bytes. The version counts the changes of the case.
  package func determination(
    of reference: CaseReference, _ dates: AskedDates, for claims: Claims
  ) async throws -> (determination: Determination, version: Int)? {
    let capacity = Capacity.application(bodies: [claims.body], as: role)
    guard
      let recorded = try await register.recordedCase(
        reference, knownAt: dates.knownAt, as: capacity)
    else { return nil }
    var found = try await rulebook(knownAt: dates.knownAt, as: capacity)
      .assess(recorded.file, on: dates.on, lawOn: dates.lawOn)
    found.knownAt = recorded.changedAt
    return (found, recorded.version)
  }

  /// The rulebook with the register's own directory and settings, as they are or as they were known.
  package func rulebook(
    knownAt: Instant? = nil, as capacity: Capacity, explains: Bool = true
  ) async throws -> Rulebook {
    let directory = try await register.directory(knownAt: knownAt, as: capacity)
    var settings = Settings.standard
    try settings.apply(directory)
    return Rulebook(
      directory: directory == Directory() ? nil : directory, settings: settings, explains: explains)
  }

  /// What a body owes by the night published last: open gaps and running clocks.
  ///
  /// Needs claims on the body; shows only cases to which the claiming body is a party.
  package func owed(by body: BodyCode, for claims: Claims) async throws -> OwedItems {
    let capacity = Capacity.application(bodies: [claims.body], as: role)
    let night = try await register.lastNight(as: capacity)
    var notJudged: [CaseReference] = []
    if let night {
      notJudged = try await register.unjudged(among: Claims(of: body).bodies, on: night.on, as: capacity)
    }
    return OwedItems(
      body: body, night: night?.on,
      gaps: try await register.gaps(owedBy: body, as: capacity).map(ReportedGap.init),
      upcoming: try await register.clocks(owedBy: body, as: capacity).map(ReportedClock.init), notJudged: notJudged)
  }

  /// What a body owes on other dates than now: every case is judged anew from its facts.
  ///
  /// Needs claims on the body; shows only cases to which the claiming body is a party.
  package func owed(
    by body: BodyCode, judged dates: AskedDates, for claims: Claims
  ) async throws -> OwedItems {
    let capacity = Capacity.application(bodies: [claims.body], as: role)
    let list = try await judged(
      dates, of: .body(body), by: try await rulebook(knownAt: dates.knownAt, as: capacity),
      as: capacity)
    return OwedItems(
      body: body, night: nil, judged: dates, gaps: list.gaps, upcoming: list.upcoming)
  }
}

extension RegisterQuestions {
  /// The night published last; nil where there is none yet. Needs the right to read the whole register.
  package func night() async throws -> CivilDate? {
    try await register.lastNight()?.on
  }

  /// The cases that a night could not judge: of the register, or those of one body and of the bodies that it succeeded.
  /// Needs the right to read the whole register.
  package func notJudged(by night: CivilDate, of body: BodyCode?) async throws -> [CaseReference] {
    try await register.unjudged(among: body.map { Claims(of: $0).bodies }, on: night, as: .nightly)
  }

  /// The open gaps of the register, or of one body. Needs the right to read the whole register.
  package func open(_ asked: OwedQuestion, of body: BodyCode?) async throws -> [ReportedGap] {
    let gaps =
      if let body {
        try await register.gaps(owedBy: body, as: .nightly)
      } else {
        try await register.allGaps()
      }
    return gaps.map(ReportedGap.init).filter {
      asked.includes($0.gap.rule, severity: $0.gap.severity, due: $0.gap.due)
    }
  }

  /// Open gaps and running clocks by the night published last: of a body, or of the whole register.
  func standing(
    of body: BodyCode?, as capacity: Capacity
  ) async throws -> (gaps: [ReportedGap], clocks: [ReportedClock]) {
    let gaps =
      if let body {
        try await register.gaps(owedBy: body, as: capacity)
      } else {
        try await register.allGaps(as: capacity)
      }
    let clocks =
      if let body {
        try await register.clocks(owedBy: body, as: capacity)
      } else {
        try await register.allClocks(as: capacity)
      }
    return (gaps.map(ReportedGap.init), clocks.map(ReportedClock.init))
  }

  /// The gaps of a body, or of the register, that nights found or found no more from a day on.
  func moved(since day: CivilDate, of body: BodyCode?, as capacity: Capacity) async throws -> [MovedGap] {
    try await register.moved(since: day, of: body, as: capacity).map { moved in
      MovedGap(
        gap: ReportedGap(moved.gap), on: moved.closedOn ?? moved.gap.openedOn, isClosed: moved.closedOn != nil)
    }
  }

  /// How many open gaps each body owes, or one body. Needs the right to read the whole register.
  package func counts(
    _ asked: OwedQuestion, of body: BodyCode? = nil
  ) async throws -> [BodyCounts.Line] {
    var counts: [BodyCode?: [Int]] = [:]
    let none = Severity.allCases.map { _ in 0 }
    for line in try await register.openCounts(dueBy: asked.dueBy)
    where (body == nil || line.body == body)
      && asked.includes(line.rule, severity: line.severity, due: asked.dueBy)
    {
      counts[line.body, default: none][line.severity.rank] += line.count
    }
    return counts.map { BodyCounts.Line(body: $0.key, counts: $0.value) }
  }
}

extension GapReport.Scope {
  package var body: BodyCode? {
    switch self {
    case .body(let code): code
    case .nobody: nil
    }
  }
}
