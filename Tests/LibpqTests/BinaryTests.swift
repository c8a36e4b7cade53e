import Libpq
import Testing

struct BinaryTests {
  @Test func numbersAgreeWithTheServersText() async throws {
    let connection = try await TestServer.connection("libpq_binary")
    try await connection.run { connection in
      let rows = try connection.binaryQuery(
        Statement(
          """
          select true, (-32768)::int2, (-2147483648)::int4, (-9223372036854775808)::int8,
            date '1999-12-31', timestamptz '2000-01-01 00:00:01.000005Z', date 'infinity'
          union all select null, null, null, null, null, null, null
          """))
      try rows.requireTypes([.bool, .int16, .int32, .int64, .day, .timestamp, .day])
      #expect(rows.bool(0, 0) == true)
      #expect(rows.int16(0, 1) == .min)
      #expect(rows.int32(0, 2) == .min)
      #expect(rows.int64(0, 3) == .min)
      #expect(rows.day(0, 4) == -1)
      #expect(rows.timestamp(0, 5) == 1_000_005)
      #expect(rows.day(0, 6) == .max)
      #expect((0..<7).allSatisfy { rows.isNull(1, $0) && !rows.isNull(0, $0) })
      #expect(rows.bool(1, 0) == nil && rows.int16(1, 1) == nil && rows.int32(1, 2) == nil)
      #expect(rows.int64(1, 3) == nil && rows.day(1, 4) == nil && rows.timestamp(1, 5) == nil)
    }
  }

  @Test func textsAndArrays() async throws {
    let connection = try await TestServer.connection("libpq_binary_text")
    try await connection.run { connection in
      let rows = try connection.binaryQuery(
        Statement(
          """
          select 'Zoë'::text, ''::varchar, array['a', 'bé', '']::text[], '{}'::text[],
            array['a', null], null::text, null::text[]
          """))
      try rows.requireTypes([.text, .text, .textArray, .textArray, .textArray, .text, .textArray])
      #expect(rows.text(0, 0) == "Zoë")
      #expect(rows.text(0, 1) == "")
      #expect(rows.textArray(0, 2) == ["a", "bé", ""])
      #expect(rows.textArray(0, 3) == [])
      #expect(rows.textArray(0, 4) == nil)
      #expect(rows.text(0, 5) == nil)
      #expect(rows.textArray(0, 6) == nil)
      #expect(rows.packedASCIIArray(0, 2) == nil)
      #expect(rows.packedASCIIArray(0, 3) == [])
    }
  }

  @Test func packedTextsOrderAsTheServerOrdersBytes() async throws {
    let connection = try await TestServer.connection("libpq_binary_packed")
    try await connection.run { connection in
      let rows = try connection.binaryQuery(
        Statement(
          """
          select code, array[code, 'Z'] from (
            select substr(md5(g::text), 1, g % 10) as code from generate_series(1, 3000) g
            union select 'E' || lpad(g::text, 8, '0') from generate_series(1, 2000) g) s
          order by code collate "C"
          """))
      try rows.requireTypes([.text, .textArray])
      var last: UInt64 = 0
      for row in 0..<rows.count {
        let text = rows.text(row, 0) ?? "none"
        let packed = rows.packedASCII(row, 0) ?? 0
        #expect(packed == PackedASCII.pack(text))
        #expect(PackedASCII.text(packed) == text)
        #expect(packed >= last && packed < 1 << 63)
        let array = rows.packedASCIIArray(row, 1)
        #expect(array == [packed, UInt64(UInt8(ascii: "Z")) << 56])
        last = packed
      }
      #expect(rows.count > 4000)
    }
  }

  @Test func whatDoesNotFitIsNotPacked() async throws {
    #expect(PackedASCII.pack("123456789") != nil)
    #expect(PackedASCII.pack("1234567890") == nil)
    #expect(PackedASCII.pack("é") == nil)
    #expect(PackedASCII.pack("") == 0)
  }

  @Test func numericsAgreeWithTheServersText() async throws {
    let connection = try await TestServer.connection("libpq_binary_numeric")
    try await connection.run { connection in
      let sql = Statement(
        """
        select n, n::text from (
          values (0::numeric), (0.00), (1), (-1), (10000), (100000000), (0.0001), (0.00010000),
            (12345.6789), (-12345.678900), (99999999.99), (123456789012345678), (0.1), (1e17),
            (9223372036854775807), (-9223372036854775808), (922337203685477580.7), (1e-18)
          union all select (g * 7919)::numeric / (10 ^ (g % 12))::numeric
            from generate_series(-2000, 2000) g) v (n)
        where scale(n) <= 18 and abs(n) * (10 ^ scale(n))::numeric <= 9223372036854775807
          or n = -9223372036854775808
        """)
      let binary = try connection.binaryQuery(sql)
      try binary.requireTypes([.numeric, .text])
      for row in 0..<binary.count {
        let (mantissa, scale) = binary.numeric(row, 0) ?? (-7, 1000)
        #expect(decimalText(mantissa, scale) == binary.text(row, 1))
      }
      #expect(binary.count > 1500)
    }
  }

  @Test func numericsThatDoNotFitAreNil() async throws {
    let connection = try await TestServer.connection("libpq_binary_numeric_wide")
    try await connection.run { connection in
      let rows = try connection.binaryQuery(
        Statement(
          """
          select n from (values ('NaN'::numeric), ('Infinity'), ('-Infinity'), (null),
            (9223372036854775808), (1e40), (1e-30), (0.123456789012345678901234567890)) v (n)
          """))
      for row in 0..<rows.count where row != 6 { #expect(rows.numeric(row, 0) == nil) }
      // 1e-30 is the mantissa 1.
      #expect(rows.numeric(6, 0)?.mantissa == 1)
      #expect(rows.numeric(6, 0)?.scale == 30)
    }
  }

  @Test func labelsAreRecognised() async throws {
    let connection = try await TestServer.connection("libpq_binary_labels")
    let texts = (0..<300).map { "label-\($0 * $0)" } + ["", "é", "planned", "plannee", "lanned"]
    let labels = Labels(texts)
    try await connection.execute("create type kind as enum ('planned', 'done')")
    try await connection.run { connection in
      let rows = try connection.binaryQuery(
        Statement("select unnest($1::text[] || array['label-2', 'labe', null])"),
        [.textArray(texts)])
      try rows.requireTypes([.text])
      for row in texts.indices { #expect(rows.label(row, 0, among: labels) == row) }
      for row in texts.count..<rows.count { #expect(rows.label(row, 0, among: labels) == nil) }
      let kinds = try connection.binaryQuery(Statement("select 'planned'::kind"))
      try kinds.requireTypes([.text])
      #expect(kinds.label(0, 0, among: labels) == texts.firstIndex(of: "planned"))
    }
    #expect(labels.texts == texts)
  }

  @Test func wrongTypesAreNamed() async throws {
    let connection = try await TestServer.connection("libpq_binary_types")
    let error = try await postgresError {
      try await connection.run { connection in
        try connection.binaryQuery(Statement("select 1::int8 as age")).requireTypes([.int32])
      }
    }
    #expect(error.kind == .misuse)
    #expect(error.message == "column age: expected int32, found int8")
    let count = try await postgresError {
      try await connection.run { connection in
        try connection.binaryQuery(Statement("select 1")).requireTypes([.int32, .text])
      }
    }
    #expect(count.message == "expected 2 columns, found 1")
  }
}

/// A decimal number as the server writes it.
private func decimalText(_ mantissa: Int64, _ scale: Int) -> String {
  var digits = String(mantissa.magnitude)
  while digits.count <= scale { digits = "0" + digits }
  let sign = mantissa < 0 ? "-" : ""
  guard scale > 0 else { return sign + digits }
  return sign + digits.dropLast(scale) + "." + digits.suffix(scale)
}
