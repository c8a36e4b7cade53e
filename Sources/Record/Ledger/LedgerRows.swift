internal import CaseFile
internal import CivilTime
internal import Database
internal import Rules

/// The rows of the ledger that came for a chunk of cases.
struct LedgerRows {
  let determinations: RowsBox
  let gaps: RowsBox
  let upcoming: RowsBox
  let parties: RowsBox

  /// Reads the ledger of the cases in `$1`.
  static let statements = [
    statement("\(answers), next_change", from: "aftercare.determination", inOrderOf: "case_id"),
    statement(
      "case_id, rule, subject, severity, since, due, owed_by, why, facts, doubts",
      from: "aftercare.gap", where: "closed_on = 'infinity'", inOrderOf: "case_id, rule, subject"),
    statement(
      "case_id, rule, subject, opens, due, owed_by", from: "aftercare.upcoming",
      inOrderOf: "case_id, rule, subject"),
    statement(
      "case_id, body, basis, since, nullif(until, 'infinity') as until", from: "aftercare.case_party",
      // Not "=", for which a plan may choose the index by body and read all of it for every case.
      where: "superseded_at >= 'infinity'", inOrderOf: "case_id, body, basis"),
  ]

  /// Finds the rows case by case, whatever the statistics say: on a first night they know of no ledger, and a plan
  /// that trusts them reads all of it for every chunk. `offset 0` keeps the look-up as it is written.
  private static func statement(
    _ columns: String, from table: String, where condition: String = "true", inOrderOf order: String
  ) -> Statement {
    Statement(
      assembled: """
        select \(columns)
        from unnest($1::bigint[]) as wanted (number)
        cross join lateral (
          select * from \(table)
          where case_id = wanted.number and \(condition)
          offset 0) as held
        order by \(order)
        """)
  }

  /// What was said after the night `$2` of the cases in `$1`; of a case of which nothing was said yet, no row.
  static let toldAfter = Statement(
    assembled: """
      select \(answers), next_change
      from unnest($1::bigint[]) as wanted (number)
      cross join lateral (
        select \(answers), next_change from aftercare.determination
        where case_id = wanted.number and on_date <= $2::date
        union all
        select \(answers), null from aftercare.determination_past
        where case_id = wanted.number and until_on > $2::date and from_on <= $2::date
        offset 0) as told
      order by case_id
      """)

  private static let answers = """
    case_id, eligibility, duty_state, duty_since, annotations, council, council_rule,
      nhs_statutory, nhs_statutory_rule, nhs_payer, nhs_payer_rule, doubts
    """

  static func requireDetermination(_ rows: RowsBox) throws {
    try rows.rows.requireTypes([
      .int64, .text, .text, .day, .textArray, .text, .text, .text, .text, .text, .text,
      .textArray, .day,
    ])
  }

  /// Takes the next results of the pipeline.
  init(from connection: isolated Connection) throws {
    determinations = RowsBox(try connection.nextResult())
    try LedgerRows.requireDetermination(determinations)
    gaps = RowsBox(try connection.nextResult())
    try gaps.rows.requireTypes([
      .int64, .text, .text, .text, .day, .day, .textArray, .text, .textArray, .textArray,
    ])
    upcoming = RowsBox(try connection.nextResult())
    try upcoming.rows.requireTypes([.int64, .text, .text, .day, .day, .textArray])
    parties = RowsBox(try connection.nextResult())
    try parties.rows.requireTypes([.int64, .text, .text, .day, .day])
  }
}

/// Reads the ledger's rows case by case, in ascending order.
struct LedgerRowReader {
  private let rows: LedgerRows
  private var positions = (determination: 0, gap: 0, upcoming: 0, party: 0)

  init(_ rows: LedgerRows) {
    self.rows = rows
  }

  mutating func state(of caseID: Int64) -> LedgerState {
    var state = LedgerState()
    rows.determinations.take(caseID, &positions.determination) { rows, row in
      state.determination = rows.determination(row)
    }
    rows.gaps.take(caseID, &positions.gap) { rows, row in state.gaps.append(rows.gap(row)) }
    rows.upcoming.take(caseID, &positions.upcoming) { rows, row in
      state.upcoming.append(rows.upcoming(row))
    }
    rows.parties.take(caseID, &positions.party) { rows, row in
      state.parties.append(rows.party(row))
    }
    return state
  }
}

extension RowsBox {
  /// Gives the rows of a case to the body; rows stand in order of case, the first column.
  func take(
    _ caseID: Int64, _ position: inout Int, _ body: (RowsBox, Int) -> Void
  ) {
    while position < rows.count {
      let found = rows.int64(position, 0) ?? 0
      if found > caseID { return }
      if found == caseID { body(self, position) }
      position += 1
    }
  }

  private static let eligibilities = Labels(Eligibility.Status.allCases.map(\.rawValue))
  private static let states = Labels(Duty.State.allCases.map(\.rawValue))
  private static let severities = Labels(Severity.allCases.map(\.rawValue))
  private static let bases = Labels(CaseParty.Basis.words)

  func determination(_ row: Int) -> LedgerDetermination {
    LedgerDetermination(
      eligibility: Eligibility.Status.allCases[label(row, 1, RowsBox.eligibilities)],
      dutyState: Duty.State.allCases[label(row, 2, RowsBox.states)], dutySince: date(row, 3),
      annotations: texts(row, 4).compactMap(Duty.Annotation.init(rawValue:)),
      council: answer(row, 5), nhsStatutory: answer(row, 7), nhsPayer: answer(row, 9),
      doubts: doubts(row, 11), nextChange: date(row, 12))
  }

  func gap(_ row: Int) -> LedgerGap {
    LedgerGap(
      rule: RuleID(text(row, 1)), subject: text(row, 2),
      severity: Severity.allCases[label(row, 3, RowsBox.severities)],
      since: date(row, 4) ?? .distantPast, due: date(row, 5), owedBy: bodies(row, 6),
      why: text(row, 7), facts: texts(row, 8), doubts: doubts(row, 9))
  }

  func upcoming(_ row: Int) -> LedgerUpcoming {
    LedgerUpcoming(
      rule: RuleID(text(row, 1)), subject: text(row, 2), opens: date(row, 3) ?? .distantPast,
      due: date(row, 4) ?? .distantPast, owedBy: bodies(row, 5))
  }

  fileprivate func party(_ row: Int) -> CaseParty {
    CaseParty(
      body: BodyCode(packed: rows.packedASCII(row, 1) ?? 0),
      basis: CaseParty.Basis.allCases[label(row, 2, RowsBox.bases)],
      since: date(row, 3) ?? .distantPast, until: date(row, 4))
  }

  private func answer(_ row: Int, _ column: Int) -> LedgerDetermination.Answer {
    LedgerDetermination.Answer(
      body: rows.packedASCII(row, column).map(BodyCode.init(packed:)),
      rule: rows.text(row, column + 1))
  }

  private func text(_ row: Int, _ column: Int) -> String { rows.text(row, column) ?? "" }

  private func texts(_ row: Int, _ column: Int) -> [String] { rows.textArray(row, column) ?? [] }

  func date(_ row: Int, _ column: Int) -> CivilDate? {
    rows.day(row, column).map(WireTime.date)
  }

  private func bodies(_ row: Int, _ column: Int) -> [BodyCode] {
    (rows.packedASCIIArray(row, column) ?? []).map(BodyCode.init(packed:))
  }

  private func doubts(_ row: Int, _ column: Int) -> [Doubt] {
    texts(row, column).compactMap { Int($0.dropFirst(2)) }.map(Doubt.init)
  }

  private func label(_ row: Int, _ column: Int, _ labels: Labels) -> Int {
    rows.label(row, column, among: labels) ?? 0
  }
}
