/// Reads comma-separated values (RFC 4180) strictly, in pieces as they come, and holds no more than one record.
///
/// UTF-8, with or without a byte order mark. Lines end in CR LF or LF, the last one too: a file without it may have
/// been cut. The first fault ends the reading, for after it nothing can be told apart any more.
package struct CSVReader {
  /// In bytes. A quote too many makes one field of half the file: this finds it.
  package static let longestField = 65_536
  package static let mostFields = 1_000

  private enum State {
    case start, plain, quoted, afterQuote, afterReturn
  }

  private var state = State.start
  private var field: [UInt8] = []
  private var fields: [String] = []
  private var line = 1
  /// The lines on which the record and the field at hand begin.
  private var recordLine = 1
  private var fieldLine = 1
  /// The first bytes of the file, until it is known whether they are a byte order mark.
  private var opening: [UInt8]? = []

  package init() {}

  /// Reads a piece and hands over every record that it completes.
  ///
  /// - Throws: `SheetFault` for the first thing that is not CSV.
  package mutating func feed(
    _ bytes: [UInt8], _ take: (CSVRecord) -> Void
  ) throws(SheetFault) {
    var rest = bytes[...]
    if var first = opening {
      while first.count < 3, let byte = rest.popFirst() { first.append(byte) }
      opening = first
      guard first.count == 3 else { return }
      try open(take)
    }
    for byte in rest { try step(byte, take) }
  }

  /// Says that nothing comes any more.
  ///
  /// - Throws: `SheetFault` where the file ends in the middle of something.
  package mutating func finish(_ take: (CSVRecord) -> Void) throws(SheetFault) {
    try open(take)
    switch state {
    case .start where field.isEmpty && fields.isEmpty: return
    case .quoted:
      throw fault(.openQuote, "a quoted field begins here and never ends; close its quote, or export the file again")
    case .afterReturn: throw bareReturn
    default:
      throw fault(
        .cut, "the last line has no line end, so the file may have been cut short; export it again, or end the line")
    }
  }

  /// Looks at the first bytes: a mark of UTF-8 is left out, one of another encoding is refused.
  private mutating func open(_ take: (CSVRecord) -> Void) throws(SheetFault) {
    guard let first = opening else { return }
    opening = nil
    if first == [0xEF, 0xBB, 0xBF] { return }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) {
      throw fault(.encoding, "the file is UTF-16; save it as \"CSV UTF-8\"")
    }
    for byte in first { try step(byte, take) }
  }

  private mutating func step(_ byte: UInt8, _ take: (CSVRecord) -> Void) throws(SheetFault) {
    if state == .quoted { return try stepQuoted(byte) }
    if state == .afterReturn, byte != 0x0A { throw bareReturn }
    switch byte {
    case UInt8(ascii: "\""):
      switch state {
      case .start: state = .quoted
      case .afterQuote:
        state = .quoted
        try append(byte)
      default:
        throw fault(
          .bareQuote, "a quote stands inside a field without quotes; put the field in quotes and double its own")
      }
    case UInt8(ascii: ","): try endField()
    case 0x0A:
      try endField()
      take(CSVRecord(line: recordLine, fields: fields))
      fields.removeAll(keepingCapacity: true)
      line += 1
      (recordLine, fieldLine) = (line, line)
    case 0x0D: state = .afterReturn
    default:
      if state == .afterQuote {
        throw fault(.afterQuote, "something follows the closing quote of a field; double the quotes inside the field")
      }
      state = .plain
      try append(byte)
    }
  }

  private mutating func stepQuoted(_ byte: UInt8) throws(SheetFault) {
    guard byte != UInt8(ascii: "\"") else { return state = .afterQuote }
    if byte == 0x0A { line += 1 }
    try append(byte)
  }

  private mutating func append(_ byte: UInt8) throws(SheetFault) {
    if byte < 0x20, byte != 0x09, state != .quoted || (byte != 0x0A && byte != 0x0D) {
      throw fault(.control, "a control character stands here; the file is damaged or no CSV: export it again")
    }
    guard field.count < CSVReader.longestField else {
      throw fault(.longField, "the field has more than 65,536 bytes; is a quote missing, here or before?")
    }
    field.append(byte)
  }

  private mutating func endField() throws(SheetFault) {
    guard let text = String(validating: field, as: UTF8.self) else {
      throw fault(.encoding, "the field is not UTF-8; save the file as \"CSV UTF-8\"")
    }
    guard fields.count < CSVReader.mostFields else {
      throw fault(.fieldCount, "the line has more than 1,000 fields")
    }
    fields.append(text)
    field.removeAll(keepingCapacity: true)
    state = .start
    fieldLine = line
  }

  private var bareReturn: SheetFault {
    fault(.bareReturn, "a carriage return stands without a line feed; end lines with CR LF or LF")
  }

  private func fault(_ code: SheetFault.Code, _ mend: String) -> SheetFault {
    SheetFault(code, line: fieldLine, column: .number(fields.count + 1), mend)
  }
}
