package import Access
package import CaseFile
package import CivilTime
package import Record
import Rules

extension RegisterQuestions {
  /// The history of a case; nil where the claims show no such case.
  package func history(
    of reference: CaseReference, on: CivilDate? = nil, knownAt: Instant? = nil,
    lawOn: CivilDate? = nil, for claims: Claims
  ) async throws -> HistoryAnswer? {
    try await history(
      of: reference, on: on, knownAt: knownAt, lawOn: lawOn,
      as: .application(bodies: [claims.body], as: role))
  }

  /// The history of a case; nil where the capacity sees no such case.
  ///
  /// Each step is judged on its own day, by the directory of that moment and the law of that day, unless `on` or
  /// `lawOn` names another.
  package func history(
    of reference: CaseReference, on: CivilDate? = nil, knownAt: Instant? = nil,
    lawOn: CivilDate? = nil, as capacity: Capacity
  ) async throws -> HistoryAnswer? {
    guard let found = try await register.history(of: reference, knownAt: knownAt, as: capacity)
    else { return nil }
    return try await judged(found, on: on, knownAt: knownAt, lawOn: lawOn, as: capacity)
  }

  /// What each change of a history did to the answer; see `history(of:)`.
  package func judged(
    _ found: CaseHistory, on: CivilDate? = nil, knownAt: Instant? = nil, lawOn: CivilDate? = nil,
    as capacity: Capacity
  ) async throws -> HistoryAnswer {
    var steps: [HistoryStep] = []
    var (before, last) = (CaseFile(reference: found.reference), CivilDate?.none)
    for step in found.steps {
      let rulebook = try await rulebook(knownAt: step.at, as: capacity)
      let day = on ?? step.at.londonDate
      let judge = { (file: CaseFile, day: CivilDate) in rulebook.assess(file, on: day, lawOn: lawOn) }
      let effect = Difference(before: judge(before, day), after: judge(step.file, day))
      let elapsed = last.map { Difference(before: judge(before, $0), after: effect.before).opened }
      steps.append(
        HistoryStep(
          at: step.at, on: day, changes: step.changes(from: before), elapsed: elapsed ?? [],
          effect: effect))
      (before, last) = (step.file, day)
    }
    return HistoryAnswer(reference: found.reference, knownAt: knownAt, steps: steps)
  }
}
