package import CivilTime
import Foundation
package import Record
import Rules

extension RegisterQuestions {
  /// What every case of the register adds to the patterns, as it stands at the end of a day, by the facts of now.
  ///
  /// Needs the right to read the whole register.
  package func patternShares(
    on day: CivilDate, as capacity: Capacity = .nightly
  ) async throws -> [PatternShare] {
    let rulebook = try await rulebook(as: capacity, explains: false)
    let readmissionDays = rulebook.settings[.readmissionAuditDays]
    let shares = try await register.eachCase(
      as: capacity, readers: 2 * ProcessInfo.processInfo.activeProcessorCount
    ) { recorded in
      PatternShare(
        of: recorded.file, rulebook.assess(recorded.file, on: day), readmissionDays: readmissionDays)
    }
    try await register.note(
      Deed(.question).with("list", .word("patterns")).with("on", .day(day))
        .with("cases", .count(shares.count)), as: capacity)
    return shares
  }
}
