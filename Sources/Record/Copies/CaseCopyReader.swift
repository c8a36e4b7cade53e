internal import CaseFile
internal import CivilTime

/// Reads what `CaseCopyWriter` wrote.
struct CaseCopyReader {
  private let bytes: [UInt8]
  private var place = CaseCopyWriter.digestLength
  /// Whether something cannot have been written so.
  private var isBroken = false

  /// The case of a copy; nil where the bytes are not those of one.
  static func file(_ reference: CaseReference, from bytes: [UInt8]) -> CaseFile? {
    guard bytes.count > CaseCopyWriter.digestLength, isWhole(bytes) else { return nil }
    var reader = CaseCopyReader(bytes: bytes)
    var file = CaseFile(reference: reference)
    file.visitFacts(&reader)
    return reader.isBroken || reader.place != bytes.count ? nil : file
  }

  /// Whether the bytes are those that were written.
  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    var digest: UInt64 = 0
    for place in 0..<CaseCopyWriter.digestLength { digest |= UInt64(bytes[place]) << UInt64(8 * place) }
    return digest == CaseCopyWriter.digest(of: bytes)
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func byte() -> UInt8 {
    guard place < bytes.count else {
      isBroken = true
      return 0
    }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func whole() -> UInt64 {
    var next = byte()
    if next < 0x80 { return UInt64(next) }
    var number = UInt64(next & 0x7F)
    var shift: UInt64 = 7
    while shift < 64 {
      next = byte()
      number |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return number }
      shift += 7
    }
    isBroken = true
    return 0
  }

  private mutating func signed() -> Int64 { CaseCopyReader.signed(whole()) }

  private static func signed(_ number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  /// How many follow: whatever it is, each takes a byte at least.
  private mutating func count() -> Int {
    let number = whole()
    guard number <= UInt64(bytes.count - place) else {
      isBroken = true
      return 0
    }
    return Int(number)
  }

  /// What comes after the number that says whether there is anything.
  private mutating func present(below limit: Int) -> Int? {
    let number = whole()
    guard number > 0 else { return nil }
    guard number <= UInt64(limit) else {
      isBroken = true
      return nil
    }
    return Int(number) - 1
  }
}

extension CaseCopyReader: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    value = Value.read(from: &self)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    let count = count()
    guard count > 0 else { return }
    elements.reserveCapacity(count)
    for _ in 0..<count {
      var element = Element()
      element.visit(&self)
      elements.append(element)
    }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard flag() == true else {
      group = nil
      return
    }
    var record = Group()
    record.visit(&self)
    group = record
  }
}

extension CaseCopyReader: FieldSource {
  mutating func text() -> String? {
    guard let count = present(below: bytes.count - place + 1) else { return nil }
    guard count <= bytes.count - place else {
      isBroken = true
      return nil
    }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func date() -> CivilDate? {
    let number = whole()
    guard number > 0 else { return nil }
    return CivilDate(dayNumber: Int32(truncatingIfNeeded: CaseCopyReader.signed(number - 1)))
  }

  mutating func instant() -> Instant? {
    whole() == 0 ? nil : Instant(microseconds: signed(), offsetMinutes: nil)
  }

  mutating func flag() -> Bool? { present(below: 2).map { $0 == 1 } }

  mutating func body() -> BodyCode? {
    var packed: UInt64 = 0
    for _ in 0..<8 { packed = packed << 8 | UInt64(byte()) }
    return packed == 0 ? nil : BodyCode(packed: packed)
  }

  mutating func number(least: Int, most: Int?) -> Quantity? {
    present(below: 19).map { Quantity(mantissa: signed(), scale: $0) }
  }

  mutating func money() -> Money? {
    present(below: 2).map { Money(pence: signed(), showsPence: $0 == 1) }
  }

  mutating func id() -> FactID? { text().map(FactID.init(unchecked:)) }
  mutating func nhsNumber() -> NHSNumber? { text().map(NHSNumber.init(unchecked:)) }

  mutating func code(_ words: @autoclosure () -> [String]) -> Int? { present(below: words().count) }

  mutating func ids() -> [FactID] { several { $0.id() } }

  mutating func bodies() -> [BodyCode] { several { $0.text().flatMap { BodyCode($0) } } }

  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int] {
    let words = words()
    return several { $0.code(words) }
  }

  private mutating func several<Value>(_ next: (inout CaseCopyReader) -> Value?) -> [Value] {
    let count = count()
    guard count > 0 else { return [] }
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      if let value = next(&self) { values.append(value) } else { isBroken = true }
    }
    return values
  }
}
