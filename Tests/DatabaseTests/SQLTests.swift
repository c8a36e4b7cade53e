import Database
import Testing

struct SQLTests {
  @Test func valuesBecomeParameters() {
    let name = "x'; drop table t; --"
    let sql: SQL = "select a from t where b = \(name) and c = \(7) and d = \(nil as Bool?)"
    #expect(sql.text == "select a from t where b = $1 and c = $2 and d = $3")
    #expect(sql.parameters == [.text(name), .integer(7), .null])
  }

  @Test func arraysAreOneParameter() {
    let sql: SQL = "select \(["a", "b"])::text[], \([1, 2])::int[], \([UInt8(1)])"
    #expect(sql.text == "select $1::text[], $2::int[], $3")
    #expect(sql.parameters == [.textArray(["a", "b"]), .integerArray([1, 2]), .bytes([1])])
  }

  @Test func statementsNest() {
    let inner: SQL = "b = \(1) or c = \("x")"
    let sql: SQL = "select \(0) where \(inner) and (\(inner)) and d = \(true)"
    #expect(sql.text == "select $1 where b = $2 or c = $3 and (b = $4 or c = $5) and d = $6")
    #expect(sql.parameters.count == 6)
  }

  @Test func identifiersAreQuoted() {
    let sql: SQL = "select \(raw: "count(*)") from \(identifier: "we\"ird\"; name")"
    #expect(sql.text == "select count(*) from \"we\"\"ird\"\"; name\"")
    let odd: SQL = "\(identifier: "a\"\u{301}b")"
    #expect(odd.text.unicodeScalars.count { $0 == "\"" } == 4)
  }
}
