import Database
import Testing

/// Whatever is printed of a statement or its answer, by whatever means, no value shows.
struct RedactionTests {
  private static let canary = "999-canary"

  @Test func statementsShowNoValues() {
    let sql: SQL = "select \(RedactionTests.canary), \([RedactionTests.canary])"
    #expect(printed(sql).allSatisfy { !$0.contains("canary") })
    #expect(printed(sql.parameters).allSatisfy { !$0.contains("canary") })
    #expect(sql.description == "select $1, $2")
  }

  @Test func rowsShowNoValues() async throws {
    let database = try await TestDatabase.make("database_redaction")
    let rows = try await database.query("select '999-canary' as name")
    #expect(rows[0][0] == RedactionTests.canary)
    #expect(printed(rows).allSatisfy { !$0.contains("canary") })
    #expect(printed(rows[0]).allSatisfy { !$0.contains("canary") })
    #expect(printed(Array(rows)).allSatisfy { !$0.contains("canary") })
    #expect(rows.description == "1 rows of name")
  }

  private func printed<T>(_ value: T) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return ["\(value)", String(reflecting: value), String(describing: Optional(value)), dumped]
  }
}
