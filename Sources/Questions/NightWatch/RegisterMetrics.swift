package import Record
import Rules

/// What the register tells a monitoring system, in Prometheus's text format 0.0.4: no case and no body.
package struct RegisterMetrics: Sendable {
  /// Nil where the database does not answer.
  let state: (age: NightAge?, open: [Int])?

  package var text: String {
    var lines = metric("aftercare_up", "Whether the database answers.", [("", state == nil ? 0 : 1)])
    guard let state else { return lines.joined(separator: "\n") + "\n" }
    if let age = state.age {
      lines += metric(
        "aftercare_night_age_seconds", "Time since the last night was published.", [("", age.seconds)])
      lines += metric(
        "aftercare_nights_missed", "Days of the last thirty without a night.", [("", age.missed.count)])
      lines += metric(
        "aftercare_cases_not_judged", "Cases that the last night could not judge.", [("", age.unjudged)])
    }
    lines += metric(
      "aftercare_gaps_open", "Open gaps of the whole register.",
      zip(Severity.allCases, state.open).map { ("{severity=\"\($0.rawValue)\"}", $1) })
    return lines.joined(separator: "\n") + "\n"
  }

  private func metric(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) -> [String] {
    ["# HELP \(name) \(help)", "# TYPE \(name) gauge"] + samples.map { "\(name)\($0.labels) \($0.value)" }
  }
}

extension RegisterQuestions {
  /// Needs no right: says nothing of any case or body.
  package func metrics() async -> RegisterMetrics {
    do {
      return RegisterMetrics(state: (try await register.nightAge(), try await register.openBySeverity()))
    } catch {
      return RegisterMetrics(state: nil)
    }
  }

  /// The age of the last published night. Needs no right: says nothing of any case.
  package func nightAge() async throws -> NightAge? { try await register.nightAge() }
}
