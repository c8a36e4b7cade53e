import CaseFile
package import CivilTime
import Foundation
package import Record
import Rules

extension RegisterQuestions {
  /// What a change of bodies leaves behind or will, person by person, as it stands at the end of a day.
  ///
  /// Needs the right to read the whole register.
  package func transition(
    _ event: TransitionEvent, on day: CivilDate, as capacity: Capacity = .nightly
  ) async throws -> Transition {
    let rulebook = try await rulebook(as: capacity, explains: false)
    let found = try await register.eachCase(
      as: capacity, readers: 2 * ProcessInfo.processInfo.activeProcessorCount
    ) { recorded in
      TransitionReader(file: recorded.file, event: event, day: day, rulebook: rulebook).rows()
    }
    let rows = found.flatMap(\.self) + event.rows(in: rulebook.directory ?? Directory(), on: day)
    try await register.note(
      Deed(.report).with("list", .word("transition")).with("change", .day(event.date))
        .with("on", .day(day)).with("rows", .count(rows.count)), as: capacity)
    return Transition(event, on: day, casesRead: found.count, rows: rows)
  }
}
