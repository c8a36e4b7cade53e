import CaseFile
import CivilTime
import Record
import Rules

extension Asking {
  /// What must be said beside an answer from the ledger: that the night is old or late, or of what it knows nothing.
  func notes(on age: LedgerAge) -> [String] {
    guard let night = age.night else {
      return ["No night has been published yet, so nothing can be said: run aftercare run nightly."]
    }
    var notes: [String] = []
    let days = CivilDate.days(from: night, to: today)
    if days > 1 {
      notes.append("The last night is of \(night.spoken), \(days) days ago: what time has done since is not in this.")
    }
    if age.isLate {
      notes.append("The night of \(night.spoken) came late: the next one was due already when it was published.")
    }
    if !age.unjudged.isEmpty {
      notes.append(
        "NOT JUDGED: of \(age.cases) cases \(age.unjudged.count) could not be judged by the last night "
          + "(\(Answer.few(age.unjudged))); of them this has what was found before.")
    }
    if age.cases == 0, let body = asked.body {
      notes.append("\([body].names) is a party to no case of the register. Is the code that of the body of today?")
    }
    if age.changedSince > 0 {
      notes.append(
        "\(age.changedSince) of \(age.cases) cases changed after that night and were not judged again; "
          + "give --on \(today) to judge all of them now.")
    }
    if age.neverJudged > 0 {
      notes.append("\(age.neverJudged) of \(age.cases) cases have never been judged by a night.")
    }
    if age.othersChanged > 0 {
      notes.append(
        "\(age.othersChanged) other \(age.othersChanged == 1 ? "case" : "cases") of the register changed since the last "
          + "night; whether \(scopeName) is concerned is known with the next one.")
    }
    return notes
  }

  /// What must be said beside an answer about the one case: what the rules cannot tell, and that the last night could
  /// not judge it, unless another day is asked about.
  func notes(on found: Determination) async throws -> [String] {
    var notes = found.uncertainty.map { ["In this case \($0): a person must look."] } ?? []
    if !asked.asksForDates, let night = try await register.nightThatMissed(found.reference, as: capacity) {
      notes.append(
        "NOT JUDGED: the last night, of \(night.spoken), could not judge this case. What lists and reports say of it was "
          + "found before; this answer was worked out anew.")
    }
    return notes
  }
}
