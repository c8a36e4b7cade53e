internal import CaseFile
internal import CivilTime
internal import Database
internal import Sheets

extension Connection {
  /// Everything in the register that could be one of these people, by their places.
  func held(_ people: [SheetPerson], source: String) throws -> [Int: [Identification.Held]] {
    let persons = people.map(\.facts.person)
    let rows = try query(
      """
      with given as materialized (
        select * from unnest(
          \(people.indices.map { Int($0) })::bigint[], \(people.map(\.key))::text[],
          \(Parameter.textArray(persons.map { $0.nhsNumber?.digits }))::text[],
          \(Parameter.textArray(persons.map { $0.birthDate?.description }))::date[],
          \(Parameter.textArray(persons.map(\.familyName)))::text[],
          \(Parameter.textArray(persons.map(\.givenNames)))::text[],
          \(Parameter.textArray(people.map { $0.reference?.text }))::text[]
        ) as given (place, key, number, birth_date, family_name, given_names, reference)
      )
      select given.place, 'link', link.case_id, link.nhs_number, link.birth_date
      from given
      join aftercare.import_link as link
        on link.from_source = \(source) and link.person_key = given.key and link.superseded_at = 'infinity'
      union all
      select given.place, 'number', person.case_id, person.nhs_number, person.birth_date
      from given
      join aftercare.person on person.nhs_number = given.number and person.superseded_at = 'infinity'
      union all
      select given.place, 'name', person.case_id, person.nhs_number, person.birth_date
      from given
      join aftercare.person
        on person.birth_date = given.birth_date and person.superseded_at = 'infinity'
        and lower(btrim(person.family_name)) = lower(btrim(given.family_name))
        and lower(btrim(person.given_names)) = lower(btrim(given.given_names))
      union all
      select given.place, 'reference', file.case_id, null, null
      from given
      join aftercare.case_file as file on file.reference = given.reference
      """)
    var held: [Int: [Identification.Held]] = [:]
    for row in rows {
      guard let tie = Identification.Held.Tie(rawValue: try row.text(1)) else { continue }
      held[try row.int(0), default: []].append(
        Identification.Held(
          tie: tie, caseID: Int64(try row.int(2)), number: row[3], birthDate: row.date(4)))
    }
    return held
  }

  /// The references of cases by their numbers.
  func references(of cases: [Int64]) throws -> [Int64: CaseReference] {
    try query(
      """
      select case_id, reference from aftercare.case_file
      where case_id = any (\(cases.map { Int($0) })::bigint[])
      """
    ).reduce(into: [:]) { references, row in
      references[Int64(try row.int(0))] = CaseReference(unchecked: try row.text(1))
    }
  }

  /// References for so many new cases, which no case has: AC- and the next numbers.
  func newReferences(_ count: Int) throws -> [CaseReference] {
    var references: [CaseReference] = []
    while references.count < count {
      references += try query(
        """
        select next.reference
        from (
          select 'AC-' || lpad(number::text, greatest(6, length(number::text)), '0') as reference
          from (
            select nextval('aftercare.case_number') as number
            from generate_series(1, \(count - references.count))
          ) as numbered
        ) as next
        where not exists (
          select from aftercare.case_file as file where file.reference = next.reference)
        """
      ).map { CaseReference(unchecked: try $0.text(0)) }
    }
    return references
  }
}
