import CaseFile
package import CivilTime
import Foundation
package import Record
import Reference
import Rules
import Synchronization

extension RegisterQuestions {
  /// What every case of the register adds to the patterns, as it stands at the end of a day, by the facts of now.
  ///
  /// Every case is judged anew. Needs the right to read the whole register.
  package func patternShares(
    on day: CivilDate, as capacity: Capacity = .nightly
  ) async throws -> PatternShares {
    let rulebook = try await rulebook(as: capacity, explains: false)
    let readmissionDays = rulebook.settings[.readmissionAuditDays]
    let counter = PatternCounter()
    let shares = try await register.eachCase(
      as: capacity, readers: 2 * ProcessInfo.processInfo.activeProcessorCount
    ) { recorded -> PatternShare? in
      let share = PatternShare(
        of: recorded.file, PatternStanding(rulebook.assess(recorded.file, on: day)), on: day,
        readmissionDays: readmissionDays)
      counter.add(share.parties)
      return share.cases.isEmpty ? nil : share
    }
    let counts = counter.counts
    try await register.note(
      Deed(.question).with("list", .word("patterns")).with("on", .day(day))
        .with("cases", .count(counts.cases(of: nil))), as: capacity)
    return PatternShares(shares, of: counts, on: day)
  }

  /// The same of a published night, as it was then: by what the ledger told after it and by the facts that were known
  /// when it was published. Of the whole register, or of one body's cases; nil where no such night was published.
  ///
  /// Only cases in which a pattern may show are read. Needs the right to read the whole register.
  package func patternShares(
    ofNight day: CivilDate, of scope: GapReport.Scope? = nil, as capacity: Capacity = .nightly
  ) async throws -> PatternShares? {
    guard let night = try await register.publishedNight(day, as: capacity) else { return nil }
    try await register.settle(at: night.publishedAt, as: capacity)
    let terms = PatternTerms(
      night: night, scope: PatternTerms.Scope(scope), after: day - Pattern.lookBackDays,
      lostTogetherFrom: Pattern.lostTogetherFrom,
      readmissionDays: try await rulebook(knownAt: night.publishedAt, as: capacity, explains: false)
        .settings[.readmissionAuditDays],
      sameBodies: PatternTerms.BodyPair.shipped)
    let candidates = try await register.patternCandidates(terms, as: capacity)
    let shares = try await register.each(of: candidates, after: night, as: capacity) { found -> PatternShare? in
      let share = PatternShare(
        of: found.file, PatternStanding(found.told), on: day, readmissionDays: terms.readmissionDays)
      return share.cases.isEmpty ? nil : share
    }
    var counts = PatternCounts()
    for line in try await register.casesTold(after: night, of: terms.scope, as: capacity) {
      counts.add(line.bodies, cases: line.cases)
    }
    try await register.note(
      Deed(.question).with("list", .word("patterns")).with("on", .day(day))
        .with("body", scope?.body.map(DeedDetail.body)).with("cases", .count(candidates.count)), as: capacity)
    return PatternShares(shares, of: counts, on: day)
  }
}

/// Counts the cases that several sessions read side by side.
private final class PatternCounter: Sendable {
  private let kept = Mutex(PatternCounts())

  var counts: PatternCounts { kept.withLock { $0 } }

  func add(_ bodies: [BodyCode]) {
    kept.withLock { $0.add(bodies) }
  }
}

extension PatternTerms.Scope {
  fileprivate init(_ scope: GapReport.Scope?) {
    self =
      switch scope {
      case nil: .register
      case .body(let code): .body(code)
      case .nobody: .nobody
      }
  }
}

extension PatternTerms.BodyPair {
  /// Every body with each that it took over from, directly or earlier, both ways round.
  fileprivate static let shipped = NationalReference.shipped.allBodies.flatMap { body in
    NationalReference.shipped.predecessors(of: body.code).flatMap { former in
      [PatternTerms.BodyPair(body.code, former), PatternTerms.BodyPair(former, body.code)]
    }
  }
}
