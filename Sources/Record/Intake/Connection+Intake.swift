internal import Audit
internal import CaseFile
internal import CivilTime
internal import Database
internal import Sheets

extension Connection {
  /// Notes which people of a source are which cases; a link that stands stays as it is.
  func link(
    _ cases: some Sequence<(CaseReference, [SheetPerson])>, source: String
  ) throws {
    let linked = cases.flatMap { reference, people in people.map { (reference, $0) } }
    guard !linked.isEmpty else { return }
    let persons = linked.map(\.1.facts.person)
    let parameters: [Parameter] = [
      .text(source), .textArray(linked.map(\.1.key)), .textArray(linked.map(\.0.text)),
      .textArray(persons.map { $0.nhsNumber?.digits }), .textArray(persons.map { $0.birthDate?.description }),
    ]
    let given = """
      from unnest($2::text[], $3::text[], $4::text[], $5::date[])
        as given (person_key, reference, nhs_number, birth_date)
      join aftercare.case_file as file on file.reference = given.reference
      """
    try perform([
      Command(
        text: """
          update aftercare.import_link as link set superseded_at = clock_timestamp()
          \(given)
          where link.from_source = $1 and link.person_key = given.person_key
            and link.superseded_at = 'infinity'
            and (link.case_id, link.nhs_number, link.birth_date)
              is distinct from (file.case_id, given.nhs_number, given.birth_date)
          """, parameters),
      Command(
        text: """
          insert into aftercare.import_link (from_source, person_key, case_id, nhs_number, birth_date)
          select $1, given.person_key, file.case_id, given.nhs_number, given.birth_date
          \(given)
          on conflict do nothing
          """, parameters),
    ])
  }

  /// Settles those that waited and came again, this time without a doubt; gives how many they were.
  func settle(_ keys: [String], except doubtful: [String], _ source: String) throws -> Int {
    try query(
      """
      with settled as (
        update aftercare.aside
        set resolved_at = now(), resolution = 'identified', person_key = null, nhs_number = null,
          birth_date = null, wanted_reference = null, facts = null
        where from_source = \(source) and resolved_at is null
          and person_key = any (\(keys)::text[]) and person_key <> all (\(doubtful)::text[])
        returning aside_id
      )
      select count(*) from settled
      """)[0].int(0)
  }

  /// Puts people aside; one that waits already waits on with what the file says now.
  func putAside(
    _ people: [(person: SheetPerson, reason: Doubtful.Reason, candidates: [Int64])], source: String
  ) throws {
    for (person, reason, candidates) in people {
      var writer = FactWriter()
      person.facts.write(to: &writer)
      let facts = person.facts.person
      _ = try query(
        """
        insert into aftercare.aside (
          from_source, person_key, place, reason, candidates, nhs_number, birth_date, wanted_reference, facts)
        values (
          \(source), \(person.key), \(person.place), \(reason.rawValue),
          \(candidates.map { Int($0) })::bigint[], \(facts.nhsNumber?.digits),
          \(facts.birthDate?.description)::date, \(person.reference?.text), \(writer.json.text))
        on conflict (from_source, person_key) where resolved_at is null do update
        set place = excluded.place, reason = excluded.reason, candidates = excluded.candidates,
          nhs_number = excluded.nhs_number, birth_date = excluded.birth_date,
          wanted_reference = excluded.wanted_reference, facts = excluded.facts, put_aside_at = now()
        """)
    }
  }

  /// Notes that the files were imported.
  func note(_ count: IntakeCount, _ terms: IntakeTerms) throws {
    _ = try query(
      """
      insert into aftercare.import_file (
        sha256, from_source, rows_read, people, new_cases, facts_new, facts_changed, facts_withdrawn, put_aside)
      values (
        \(Hexadecimal.parameter(terms.digest)), \(terms.provenance.source), \(count.rows), \(count.people),
        \(count.facts.newCases), \(count.facts.new), \(count.facts.changed), \(count.facts.withdrawn),
        \(count.putAside))
      """)
  }
}

extension Hexadecimal {
  /// A hash as PostgreSQL reads bytes.
  static func parameter(_ bytes: [UInt8]) -> SQL { "decode(\(text(bytes)), 'hex')" }
}

extension SheetPerson {
  /// The file and line, in words.
  var place: String { file.isEmpty ? "line \(line)" : "\(file), line \(line)" }
}
