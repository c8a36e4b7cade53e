import Database
import Testing

struct RowTests {
  @Test func valuesAreReadByNameAndPlace() async throws {
    let database = try await TestDatabase.make("database_rows")
    let row = try await database.query(
      "select 'x' as t, 5::int2 as i, true as b, null::int as n, array['a', null] as a, date '2026-07-01' as d"
    ).only()
    #expect(try row.text("t") == "x")
    #expect(try row.int("i") == 5)
    #expect(try row.int(1) == 5)
    #expect(try row.bool("b"))
    #expect(try row.optionalInt("n") == nil)
    #expect(try row.optionalText("n") == nil)
    #expect(try row.array("a") == ["a", nil])
    #expect(try row.text("d") == "2026-07-01")
    #expect(try row.value("d", as: "a day") { $0.split(separator: "-").count } == 3)
  }

  @Test func errorsNameColumnAndTypes() async throws {
    let database = try await TestDatabase.make("database_rows_errors")
    let rows = try await database.query("select 'canary'::text as t, null::bool as b")
    #expect(throws: RowError(column: "t", expected: "an integer", found: "text")) {
      try rows[0].int("t")
    }
    #expect(throws: RowError(column: "b", expected: "bool", found: "null")) {
      try rows[0].bool("b")
    }
    #expect(throws: RowError(column: "x", expected: "a column of that name", found: "none")) {
      try rows[0].text("x")
    }
    #expect(throws: RowError(column: "t", expected: "a day", found: "another value of text")) {
      try rows[0].value("t", as: "a day") { Int($0) }
    }
    let none = try await database.query("select 1 where false")
    #expect(throws: RowError(column: "(all)", expected: "one row", found: "0 rows")) {
      try none.only()
    }
  }
}
