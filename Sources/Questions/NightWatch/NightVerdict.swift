package import Record

/// What a monitoring system is told of the last published night (Nagios plugin API).
package struct NightVerdict: Sendable {
  /// The raw value is the exit status.
  package enum State: Int32, Sendable {
    case ok = 0, warning, critical, unknown

    var word: String {
      switch self {
      case .ok: "OK"
      case .warning: "WARNING"
      case .critical: "CRITICAL"
      case .unknown: "UNKNOWN"
      }
    }
  }

  package let state: State
  /// One line: the state, what is so, and the figures.
  package let line: String

  /// - Parameters:
  ///   - age: That of the last published night; nil where there is none. Cases that it could not judge are a warning.
  ///   - warnHours: From this age on it is a warning.
  ///   - criticalHours: From this age on it is critical.
  package init(_ age: NightAge?, warnHours: Int, criticalHours: Int) {
    guard let age else {
      state = .critical
      line = "AFTERCARE NIGHT CRITICAL - no night has been published"
      return
    }
    state =
      age.seconds >= criticalHours * 3_600
      ? .critical : age.seconds >= warnHours * 3_600 || age.unjudged > 0 ? .warning : .ok
    let tenths = age.seconds / 360
    let missed = age.missed.last.map { ", the last \($0)" } ?? ""
    let unjudged = age.unjudged == 0 ? "" : "NOT JUDGED: \(age.unjudged) \(age.unjudged == 1 ? "case" : "cases"); "
    line =
      "AFTERCARE NIGHT \(state.word) - night of \(age.on) published \(tenths / 10).\(tenths % 10) hours ago; "
      + unjudged + "\(age.missed.count) missed in 30 days\(missed) "
      + "| age=\(age.seconds)s;\(warnHours * 3_600);\(criticalHours * 3_600);0 missed=\(age.missed.count);;;0 "
      + "not_judged=\(age.unjudged);0;;0"
  }

  /// That nothing could be asked.
  package init(unknown reason: String) {
    state = .unknown
    line = "AFTERCARE NIGHT UNKNOWN - \(reason.split(separator: "\n").first.map(String.init) ?? reason)"
  }
}
