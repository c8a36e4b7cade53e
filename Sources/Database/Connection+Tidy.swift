internal import Libpq

extension Connection {
  /// Makes sure that the next user finds nothing of this one; false if the connection must go.
  ///
  /// After a clean end the role and the claims are looked at; after anything else the session is
  /// put back as a whole.
  func tidy(afterCleanEnd isClean: Bool, claims names: [String]) -> Bool {
    shielded {
      do throws(PostgresError) {
        try exitPipeline()
        guard isUsable else { return false }
        if transactionStatus != .idle {
          try execute("rollback")
        } else if isClean, try isPristine(claims: names) {
          return isUsable
        }
        try reset()
        return isUsable && transactionStatus == .idle
      } catch {
        return false
      }
    }
  }

  private func isPristine(claims names: [String]) throws(PostgresError) -> Bool {
    let rows = try query(
      """
      select current_user = session_user
        and not exists (
          select from unnest(\(names)::text[]) as claim (name)
          where coalesce(current_setting(claim.name, true), '') <> '')
      """)
    return rows.first?[0] == "t"
  }
}
