internal import CaseFile
internal import CivilTime
internal import Database

/// What the ledger said of cases after a night, however it went on.
enum ToldSQL {
  /// One row a case: its duty and its bodies.
  static func determinations(after night: CivilDate, of scope: PatternTerms.Scope = .register) -> SQL {
    """
    (
      select case_id, duty_state, annotations, council, nhs_statutory, nhs_payer
      from aftercare.determination
      where on_date <= \(night.description)::date and \(isWithin(scope))
      union all
      select case_id, duty_state, annotations, council, nhs_statutory, nhs_payer
      from aftercare.determination_past
      where until_on > \(night.description)::date and from_on <= \(night.description)::date
        and \(isWithin(scope))
    )
    """
  }

  private static func isWithin(_ scope: PatternTerms.Scope) -> SQL {
    switch scope {
    case .register: "true"
    case .body(let code): "\(code.text) in (council, nhs_statutory, nhs_payer)"
    case .nobody: "coalesce(council, nhs_statutory, nhs_payer) is null"
    }
  }
}
