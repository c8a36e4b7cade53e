internal import CaseFile
internal import CivilTime
internal import Database

/// The case that is being changed, locked until the end of the transaction.
struct CaseAtVersion: Sendable {
  let id: Int64
  let version: Int
  let changedAt: String
}

extension Connection {
  /// Locks a case, so that whoever else would change it waits; nil where there is none to be seen.
  func lockCase(_ reference: CaseReference) throws -> CaseAtVersion? {
    // To scan a small table is to have read every case in it: changes of others would be refused for it.
    _ = try query("select set_config('enable_seqscan', 'off', true)")
    let rows = try query(
      """
      select case_id, version, changed_at
      from aftercare.case_file
      where reference = \(reference.text)
      for update
      """)
    guard let row = rows.first else { return nil }
    return CaseAtVersion(
      id: Int64(try row.int(0)), version: try row.int(1), changedAt: try row.text(2))
  }

  /// The version of a case; nil where there is none to be seen.
  func version(of id: Int64) throws -> Int? {
    try query("select version from aftercare.case_file where case_id = \(Int(id))").first?.int(0)
  }

  /// The answer kept for a key, and of which change; nil where the key is new.
  func keptAnswer(
    of key: ChangeKey, holder: String, caseID: Int64
  ) throws -> (answer: String, fingerprint: String)? {
    try query(
      """
      select answer, encode(fingerprint, 'hex')
      from aftercare.change_key
      where case_id = \(Int(caseID)) and holder = \(holder) and key = \(key.text)
      """
    ).first.map { (try $0.text(0), try $0.text(1)) }
  }

  /// Keeps the answer for a key.
  func keep(
    _ answer: String, of key: ChangeKey, holder: String, fingerprint: String, caseID: Int64
  ) throws {
    _ = try query(
      """
      insert into aftercare.change_key (case_id, holder, key, fingerprint, answer)
      values (\(Int(caseID)), \(holder), \(key.text), decode(\(fingerprint), 'hex'), \(answer))
      """)
  }

  /// Notes why facts were withdrawn.
  func note(
    _ withdrawals: [FactWithdrawal], of caseID: Int64, at moment: String, by provenance: Provenance
  ) throws {
    guard !withdrawals.isEmpty else { return }
    _ = try query(
      """
      insert into aftercare.withdrawal
        (case_id, list, id, withdrawn_at, withdrawn_by, withdrawn_in, reason)
      select \(Int(caseID)), given.list, given.id, \(moment)::timestamptz, \(provenance.recordedBy),
        \(provenance.source), given.reason
      from unnest(
        \(withdrawals.map(\.list))::text[], \(withdrawals.map(\.id))::text[],
        \(withdrawals.map(\.reason))::text[]) as given (list, id, reason)
      """)
  }
}
