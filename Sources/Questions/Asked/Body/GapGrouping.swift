/// By what open gaps are counted.
package enum GapGrouping: String, CaseIterable, Sendable {
  case theme, severity, rule, age, provider, worker, employer, body
}
