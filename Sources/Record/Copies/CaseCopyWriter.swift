internal import CaseFile
internal import CivilTime

/// Writes the facts of a case one after another, without names and without a table of contents.
///
/// Whole numbers go seven bits a byte, the lowest first; the highest bit says that more follow. What may be absent
/// begins with a number that is 0 where it is. A word of a closed list goes by its place there. A digest of all
/// stands before the facts.
struct CaseCopyWriter {
  private var bytes: [UInt8] = []
  /// The words of the closed list at hand; empty outside any.
  private var words: [String] = []

  /// The copy of a case as a night reads it. An instant goes without the clock it was read from.
  static func copy(of file: CaseFile) -> [UInt8] {
    var writer = CaseCopyWriter()
    var file = file
    writer.bytes = [UInt8](repeating: 0, count: digestLength)
    file.visitFacts(&writer)
    let digest = digest(of: writer.bytes)
    for place in 0..<digestLength { writer.bytes[place] = UInt8(truncatingIfNeeded: digest >> (8 * place)) }
    return writer.bytes
  }

  static let digestLength = 8

  /// The digest of what stands behind it.
  static func digest(of copy: [UInt8]) -> UInt64 {
    var mixer = DigestMixer()
    mixer.mix(UInt64(copy.count))
    mixer.mix(copy[digestLength...])
    return UInt64(bitPattern: mixer.halves.0)
  }

  private mutating func put(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func put(count: Int) { put(UInt64(count)) }

  /// Small numbers of either sign stay short.
  private mutating func put(signed number: Int64) {
    put(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  private mutating func put(bytesOf text: String) {
    put(count: text.utf8.count + 1)
    bytes.append(contentsOf: text.utf8)
  }
}

extension CaseCopyWriter: FieldVisitor {
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    switch Value.kind {
    case .code(let list), .codes(let list): words = list
    default: words = []
    }
    value.write(to: &self)
  }

  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    put(count: elements.count)
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    put(flag: group != nil)
    group?.visit(&self)
  }
}

extension CaseCopyWriter: FieldSink {
  mutating func put(text: String?) {
    guard let text else { return put(0) }
    if words.isEmpty { return put(bytesOf: text) }
    put(count: 1 + (words.firstIndex(of: text) ?? words.count))
  }

  mutating func put(date: CivilDate?) {
    guard let date else { return put(0) }
    let number = Int64(date.dayNumber)
    put(1 + UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  mutating func put(instant: Instant?) {
    put(instant == nil ? 0 : 1)
    if let instant { put(signed: instant.microseconds) }
  }

  mutating func put(flag: Bool?) { put(flag.map { $0 ? 2 : 1 } ?? 0) }

  /// Eight bytes, the highest first; no body is 0.
  mutating func put(body: BodyCode?) {
    let packed = body?.packed ?? 0
    for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: packed >> shift)) }
  }

  mutating func put(number: Quantity?) {
    guard let number else { return put(0) }
    put(count: 1 + number.scale)
    put(signed: number.mantissa)
  }

  mutating func put(money: Money?) {
    guard let money else { return put(0) }
    put(money.showsPence ? 2 : 1)
    put(signed: money.pence)
  }

  mutating func put(texts: [String]) {
    put(count: texts.count)
    for text in texts { put(text: text) }
  }
}
