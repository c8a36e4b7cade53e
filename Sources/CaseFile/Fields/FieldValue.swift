public import CivilTime

/// A type that a field of a fact may have.
public protocol FieldValue: Hashable, Sendable {
  static var kind: FieldKind { get }
  /// Whether "not recorded" is one of its values.
  static var mayBeAbsent: Bool { get }
  /// The value of a fact that is still to be read.
  static var blank: Self { get }
  static func read(from source: inout some FieldSource) -> Self
  func write(to sink: inout some FieldSink)
}

/// A single value, which a field may require or leave optional.
public protocol SingleValue: FieldValue {
  static func readIfPresent(from source: inout some FieldSource) -> Self?
  static func writeAbsent(to sink: inout some FieldSink)
}

extension SingleValue {
  public static var mayBeAbsent: Bool { false }
  public static func read(from source: inout some FieldSource) -> Self {
    readIfPresent(from: &source) ?? blank
  }
}

extension Optional: FieldValue where Wrapped: SingleValue {
  public static var kind: FieldKind { Wrapped.kind }
  public static var mayBeAbsent: Bool { true }
  public static var blank: Self { nil }
  public static func read(from source: inout some FieldSource) -> Self {
    Wrapped.readIfPresent(from: &source)
  }
  public func write(to sink: inout some FieldSink) {
    if let self { self.write(to: &sink) } else { Wrapped.writeAbsent(to: &sink) }
  }
}

extension String: SingleValue {
  public static var kind: FieldKind { .text }
  public static var blank: String { "" }
  public static func readIfPresent(from source: inout some FieldSource) -> String? {
    source.text()
  }
  public func write(to sink: inout some FieldSink) { sink.put(text: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension CivilDate: SingleValue {
  public static var kind: FieldKind { .date }
  public static var blank: CivilDate { .distantPast }
  public static func readIfPresent(from source: inout some FieldSource) -> CivilDate? {
    source.date()
  }
  public func write(to sink: inout some FieldSink) { sink.put(date: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(date: nil) }
}

extension Instant: SingleValue {
  public static var kind: FieldKind { .instant }
  public static var blank: Instant { Instant(microseconds: 0, offsetMinutes: nil) }
  public static func readIfPresent(from source: inout some FieldSource) -> Instant? {
    source.instant()
  }
  public func write(to sink: inout some FieldSink) { sink.put(instant: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(instant: nil) }
}

extension Bool: SingleValue {
  public static var kind: FieldKind { .flag }
  public static var blank: Bool { false }
  public static func readIfPresent(from source: inout some FieldSource) -> Bool? { source.flag() }
  public func write(to sink: inout some FieldSink) { sink.put(flag: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(flag: nil) }
}

extension BodyCode: SingleValue {
  public static var kind: FieldKind { .body }
  public static var blank: BodyCode { BodyCode(packed: 0) }
  public static func readIfPresent(from source: inout some FieldSource) -> BodyCode? {
    source.body()
  }
  public func write(to sink: inout some FieldSink) { sink.put(body: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(body: nil) }
}

extension FactID: SingleValue {
  public static var kind: FieldKind { .id }
  public static var blank: FactID { FactID(unchecked: "") }
  public static func readIfPresent(from source: inout some FieldSource) -> FactID? { source.id() }
  public func write(to sink: inout some FieldSink) { sink.put(text: text) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension NHSNumber: SingleValue {
  public static var kind: FieldKind { .nhsNumber }
  public static var blank: NHSNumber { NHSNumber(unchecked: "") }
  public static func readIfPresent(from source: inout some FieldSource) -> NHSNumber? {
    source.nhsNumber()
  }
  public func write(to sink: inout some FieldSink) { sink.put(text: digits) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

extension Money: SingleValue {
  public static var kind: FieldKind { .money }
  public static var blank: Money { Money(pence: 0) }
  public static func readIfPresent(from source: inout some FieldSource) -> Money? {
    source.money()
  }
  public func write(to sink: inout some FieldSink) { sink.put(money: self) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(money: nil) }
}
