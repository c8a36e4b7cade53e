import CivilTime
package import Rules

extension Determination {
  /// Why the record does not tell whether after-care is owed, or by whom; nil where it tells.
  ///
  /// Without an answer to that no absence of gaps is an all-clear.
  package var uncertainty: String? {
    if eligibility.status == .needsReview { return "whether the person is entitled could not be told" }
    if duty.state == .unknown { return "whether the duty is live could not be told" }
    if council.rule != nil, council.body == nil { return "the responsible council could not be determined" }
    if council.rule != nil, nhsStatutory.body == nil { return "the responsible NHS body could not be determined" }
    return nil
  }

  /// Whether both bodies have the duty on the day.
  package var isLive: Bool { duty.state == .live || duty.state == .liveOnLeave }
}
