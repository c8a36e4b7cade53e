import Sheets
import Testing

/// Reads bytes whole, or in pieces of a size.
func records(_ bytes: [UInt8], pieces: Int? = nil) throws(SheetFault) -> [CSVRecord] {
  var reader = CSVReader()
  var found: [CSVRecord] = []
  let size = pieces ?? max(1, bytes.count)
  for start in stride(from: 0, to: bytes.count, by: size) {
    try reader.feed(Array(bytes[start..<min(start + size, bytes.count)])) { found.append($0) }
  }
  try reader.finish { found.append($0) }
  return found
}

@Suite struct CSVReaderTests {
  static let lines = [
    "Id,Name,Note\r\n", "1,\"Żółć, O\"\"Neil\",plain\r\n", "2,,\"two\r\nlines\"\r\n", "3,\"\",\u{1F9D1}\r\n",
  ]
  static let good = Array(lines.joined().utf8)

  @Test func readsWhatRFC4180Says() throws {
    let found = try records(Self.good)
    #expect(
      found == [
        CSVRecord(line: 1, fields: ["Id", "Name", "Note"]),
        CSVRecord(line: 2, fields: ["1", "Żółć, O\"Neil", "plain"]),
        CSVRecord(line: 3, fields: ["2", "", "two\r\nlines"]),
        CSVRecord(line: 5, fields: ["3", "", "\u{1F9D1}"]),
      ])
  }

  @Test func inPiecesOfAnySizeItReadsTheSame() throws {
    let whole = try records(Self.good)
    for size in 1...Self.good.count { #expect(try records(Self.good, pieces: size) == whole) }
    let marked = [0xEF, 0xBB, 0xBF] + Self.good
    for size in [1, 2, 3, 4, marked.count] { #expect(try records(marked, pieces: size) == whole) }
  }

  @Test func lineFeedsAloneWillDo() throws {
    let plain = Self.good.filter { $0 != 0x0D }
    #expect(try records(plain).map(\.fields).count == 4)
    #expect(try records([]) == [])
    #expect(try records([0xEF, 0xBB, 0xBF]) == [])
  }

  @Test(arguments: [
    ("a,b\r\n1,x\"y\r\n", SheetFault.Code.bareQuote, 2, 2),
    ("a,b\r\n1,\"x\"y\r\n", .afterQuote, 2, 2),
    ("a,b\r\n\"1,2\r\n3,4\r\n", .openQuote, 2, 1),
    ("a,b\r\n1,2", .cut, 2, 2),
    ("a,b\r1,2\r", .bareReturn, 1, 2),
    ("a,b\r\n1,2\r", .bareReturn, 2, 2),
    ("a,b\r\n1,\u{0}\r\n", .control, 2, 2),
    ("a,b\r\n1,\u{1B}\r\n", .control, 2, 2),
  ])
  func refusesWithThePlace(_ text: String, _ code: SheetFault.Code, _ line: Int, _ field: Int) {
    let fault = #expect(throws: SheetFault.self) { try records(Array(text.utf8)) }
    #expect(fault?.code == code && fault?.line == line && fault?.column == .number(field))
  }

  @Test func refusesOtherEncodings() {
    let sixteen = Array("a,b\r\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [[0xFF, 0xFE] + sixteen, [0x61, 0x2C, 0xE9, 0x0D, 0x0A], [0xC0, 0x80, 0x0A]] {
      #expect(throws: SheetFault.self) { try records(bytes) }
    }
    let fault = #expect(throws: SheetFault.self) { try records([0x61, 0x0A, 0x62, 0x2C, 0xE9, 0x0A]) }
    #expect(fault?.code == .encoding && fault?.line == 2 && fault?.column == .number(2))
  }

  /// A quote too many, or a line of a gigabyte, is found long before it is all in memory.
  @Test func aFieldWithoutEndIsRefusedEarly() throws {
    var reader = CSVReader()
    let piece = [UInt8](repeating: 0x61, count: 1 << 16)
    try reader.feed(Array("a\n\"".utf8) + piece) { _ in }
    let fault = #expect(throws: SheetFault.self) { try reader.feed(piece) { _ in } }
    #expect(fault?.code == .longField && fault?.line == 2)
  }

  @Test func everyCutIsNoticedButThoseBetweenLines() {
    let ends = (0...Self.lines.count).map { Self.lines[..<$0].joined().utf8.count }
    let read = (0...Self.good.count).filter { (try? records(Array(Self.good[..<$0]))) != nil }
    #expect(read == ends)
  }
}
