internal import CaseFile
internal import Database

/// What a source said last of facts of which another has the word since: a correction, or a withdrawal by name.
///
/// A file that says the same again has nothing new to say, and must not undo what somebody else put right.
struct OwnWords {
  private var reader: FactRowReader
  /// Facts that were withdrawn by name, as case, list and id.
  private let withdrawn: Set<String>

  fileprivate init(_ tables: [TableRows], withdrawn: Set<String>) {
    reader = FactRowReader(tables)
    self.withdrawn = withdrawn
  }

  /// The source's last versions of facts of a list. Lists and cases must be asked for in the order of reading.
  mutating func facts<Fact: Record>(_ type: Fact.Type, table: Int, caseNumber: Int64) -> [Fact] {
    reader.facts(Fact.self, table: table, caseNumber: caseNumber).map(\.fact)
  }

  func isWithdrawn(_ id: String, of list: String, caseNumber: Int64) -> Bool {
    withdrawn.contains("\(caseNumber) \(list) \(id)")
  }
}

extension Connection {
  /// The last words of a source on facts of these cases; nil where nobody else has said anything of them.
  func ownWords(
    of source: String, cases: [Int64], beside held: [TableRows]
  ) throws -> OwnWords? {
    let numbers = cases.map { Int($0) }
    let rows = try query(
      """
      select case_id || ' ' || list || ' ' || id
      from aftercare.withdrawal where case_id = any (\(numbers)::bigint[])
      """)
    let withdrawn = Set(rows.compactMap { $0[0] })
    guard !withdrawn.isEmpty || held.contains(where: { $0.holdsWords(besides: source) }) else { return nil }
    let parameters: [Parameter] = [.integerArray(numbers), .text(source)]
    var tables: [TableRows] = []
    for plan in FactTables.cases {
      let rows = TableRows(try binaryQuery(Connection.lastWords(in: plan), parameters), plan)
      try rows.rows.requireTypes(plan.wires)
      tables.append(rows)
    }
    return OwnWords(tables, withdrawn: withdrawn)
  }

  /// The version of each fact that the source recorded last, where it is superseded; parts go with their fact.
  private static func lastWords(in plan: TablePlan) -> Statement {
    let fact = plan.template == .part ? "part_of" : "id"
    return Statement(
      assembled: """
        select \((plan.key + plan.columns.map(\.name)).joined(separator: ", "))
        from (
          select *, max(superseded_at) over (partition by case_id, \(fact)) as last_word
          from \(plan.qualifiedName)
          where case_id = any ($1::bigint[]) and source = $2) as said
        where superseded_at = last_word and superseded_at < 'infinity'
        order by \(plan.key.joined(separator: ", "))
        """)
  }
}

extension TableRows {
  /// Whether a standing fact is another's word.
  fileprivate func holdsWords(besides source: String) -> Bool {
    (0..<count).contains { self.source($0) != source }
  }
}
