import Database
import Record
import Testing

/// Every constraint of the real schema has words for whoever breaks it, and no words are left over.
@Suite struct ConstraintReasonTests {
  static let test = Task { try await TestRegister("record_constraints") }

  /// Everything that can refuse a row: constraints of tables and domains, and unique indexes.
  func constraints() async throws -> Set<String> {
    let names = try await Self.test.value.look(
      """
      select conname::text from pg_constraint
      where connamespace = 'aftercare'::regnamespace and contype <> 't'
      union
      select relname::text from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'aftercare'::regnamespace and indisunique
      """)
    return Set(names.compactMap(\.self))
  }

  @Test func everyConstraintHasWordsOrIsKnownToBeAFault() async throws {
    let bare = try await constraints().filter {
      (ConstraintReason.words(for: $0) == nil) != ConstraintReason.faults.contains($0)
    }
    #expect(bare.sorted() == [])
  }

  @Test func noWordsAreLeftOver() async throws {
    let constraints = try await constraints()
    #expect(Set(ConstraintReason.byName.keys).union(ConstraintReason.faults).subtracting(constraints) == [])
    for (ending, _) in ConstraintReason.byEnding {
      #expect(constraints.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
  }

  @Test(arguments: [
    ("select '9990000019'::aftercare.nhs_number", "an NHS number fails its check digit"),
    ("select 'e10000016'::aftercare.body_code", "a body's code must be"),
    (
      "insert into aftercare.funding_parties (case_id, part_of, id, recorded_by, source, body, share) "
        + "values (1, 'f', '1', 'somebody', 'file', 'E10000016', 100.01)",
      "funding_parties: share must be a percentage"
    ),
    (
      "insert into aftercare.contacts (case_id, id, recorded_by, source, kind) "
        + "values (1, 'c', 'somebody', 'file', 'shouted')",
      "contacts: kind is not a word of its list"
    ),
    (
      "insert into aftercare.legal_status (case_id, id, recorded_by, source, section) "
        + "values (1, 'l', 'somebody', 'file', '3')",
      "legal_status: start_date is missing; give it"
    ),
    ("insert into aftercare.case_file (reference) values ('C 1')", "the reference of a case must be"),
  ])
  func aRefusalNamesPlaceAndMendAndNoValue(statement: String, words: String) async throws {
    let settings = try await Self.test.value.settings
    let refusal = await #expect(throws: PostgresError.self) {
      let connection = try await Connection.open(settings)
      try await connection.execute(statement)
    }
    let said = "\(RegisterError(refusal: try #require(refusal)))"
    #expect(said.hasPrefix(words))
    for value in ["9990000019", "e10000016", "100.01", "shouted", "C 1", "somebody"] {
      #expect(!said.contains(value))
    }
  }

  @Test func whatNoInputCausesIsNotBlamedOnTheInput() {
    var error = PostgresError(kind: .server, message: "refused", sqlState: .checkViolation)
    error.constraint = "events_are_counted"
    #expect(RegisterError(refusal: error) == .database(error))
    error.constraint = "made_up"
    #expect(RegisterError(refusal: error) == .database(error))
  }
}
