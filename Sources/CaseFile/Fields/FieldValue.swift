package import CivilTime

/// A type that a field of a fact may have.
package protocol FieldValue: Hashable, Sendable {
  static var kind: FieldKind { get }
  /// Whether "not recorded" is one of its values.
  static var mayBeAbsent: Bool { get }
  /// The value of a fact that is still to be read.
  static var blank: Self { get }
  static func read(from source: inout some FieldSource) -> Self
  func write(to sink: inout some FieldSink)
}

/// A single value, which a field may require or leave optional.
package protocol SingleValue: FieldValue {
  static func readIfPresent(from source: inout some FieldSource) -> Self?
  static func writeAbsent(to sink: inout some FieldSink)
}

extension SingleValue {
  package static var mayBeAbsent: Bool { false }
  package static func read(from source: inout some FieldSource) -> Self {
    readIfPresent(from: &source) ?? blank
  }
}

extension Optional: FieldValue where Wrapped: SingleValue {
  package static var kind: FieldKind { Wrapped.kind }
  package static var mayBeAbsent: Bool { true }
  package static var blank: Self { nil }
  package static func read(from source: inout some FieldSource) -> Self {
    Wrapped.readIfPresent(from: &source)
  }
  package func write(to sink: inout some FieldSink) {
    if let self { self.write(to: &sink) } else { Wrapped.writeAbsent(to: &sink) }
  }
}

extension String: SingleValue {
  package static var kind: FieldKind { .text }
  package static var blank: String { "" }
  package static func readIfPresent(from source: inout some FieldSource) -> String? {
    source.text()
  }
  package func write(to sink: inout some FieldSink) { sink.put(text: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension CivilDate: SingleValue {
  package static var kind: FieldKind { .date }
  package static var blank: CivilDate { .distantPast }
  package static func readIfPresent(from source: inout some FieldSource) -> CivilDate? {
    source.date()
  }
  package func write(to sink: inout some FieldSink) { sink.put(date: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(date: nil) }
}

extension Instant: SingleValue {
  package static var kind: FieldKind { .instant }
  package static var blank: Instant { Instant(microseconds: 0, offsetMinutes: nil) }
  package static func readIfPresent(from source: inout some FieldSource) -> Instant? {
    source.instant()
  }
  package func write(to sink: inout some FieldSink) { sink.put(instant: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(instant: nil) }
}

extension Bool: SingleValue {
  package static var kind: FieldKind { .flag }
  package static var blank: Bool { false }
  package static func readIfPresent(from source: inout some FieldSource) -> Bool? { source.flag() }
  package func write(to sink: inout some FieldSink) { sink.put(flag: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(flag: nil) }
}

extension BodyCode: SingleValue {
  package static var kind: FieldKind { .body }
  package static var blank: BodyCode { BodyCode(packed: 0) }
  package static func readIfPresent(from source: inout some FieldSource) -> BodyCode? {
    source.body()
  }
  package func write(to sink: inout some FieldSink) { sink.put(body: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(body: nil) }
}

extension FactID: SingleValue {
  package static var kind: FieldKind { .id }
  package static var blank: FactID { FactID(unchecked: "") }
  package static func readIfPresent(from source: inout some FieldSource) -> FactID? { source.id() }
  package func write(to sink: inout some FieldSink) { sink.put(text: text) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension NHSNumber: SingleValue {
  package static var kind: FieldKind { .nhsNumber }
  package static var blank: NHSNumber { NHSNumber(unchecked: "") }
  package static func readIfPresent(from source: inout some FieldSource) -> NHSNumber? {
    source.nhsNumber()
  }
  package func write(to sink: inout some FieldSink) { sink.put(text: digits) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension Money: SingleValue {
  package static var kind: FieldKind { .money }
  package static var blank: Money { Money(pence: 0) }
  package static func readIfPresent(from source: inout some FieldSource) -> Money? {
    source.money()
  }
  package func write(to sink: inout some FieldSink) { sink.put(money: self) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(money: nil) }
}
