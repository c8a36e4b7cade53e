internal import Libpq

extension Connection {
  /// Makes sure that the next user finds nothing of this one; false if the connection must go.
  ///
  /// If nothing was left, that is all; if that is not known, the role and the claims are looked at;
  /// after anything else the session is put back as a whole.
  func tidy(leftNothing: Bool?, claims names: [String]) -> Bool {
    shielded {
      do throws(PostgresError) {
        try exitPipeline()
        guard isUsable else { return false }
        if transactionStatus != .idle {
          try execute("rollback")
        } else if try isPristine(leftNothing, claims: names) {
          return isUsable
        }
        try reset()
        return isUsable && transactionStatus == .idle
      } catch {
        return false
      }
    }
  }

  private func isPristine(
    _ leftNothing: Bool?, claims names: [String]
  ) throws(PostgresError) -> Bool {
    if let leftNothing { return leftNothing }
    return try query(leavings(claims: names)).first?[0] == "t"
  }

  /// Whether neither a role nor a claim outlived its transaction: one row, one truth value.
  func leavings(claims names: [String]) -> SQL {
    """
    select current_user = session_user
      and not exists (
        select from unnest(\(names)::text[]) as claim (name)
        where coalesce(current_setting(claim.name, true), '') <> '')
    """
  }
}
