/// Hours a week: 0 or more.
public struct Hours: Hashable, Sendable {
  public let value: Quantity
}

extension Hours: SingleValue {
  public static var kind: FieldKind { .number(least: 0, most: nil) }
  public static var blank: Hours { Hours(value: Quantity(0)) }
  public static func readIfPresent(from source: inout some FieldSource) -> Hours? {
    source.number(least: 0, most: nil).map(Hours.init(value:))
  }
  public func write(to sink: inout some FieldSink) { sink.put(number: value) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(number: nil) }
}

/// A share of a cost, 0 to 100.
public struct PerCent: Hashable, Sendable {
  public let value: Quantity
}

extension PerCent: SingleValue {
  public static var kind: FieldKind { .number(least: 0, most: 100) }
  public static var blank: PerCent { PerCent(value: Quantity(0)) }
  public static func readIfPresent(from source: inout some FieldSource) -> PerCent? {
    source.number(least: 0, most: 100).map(PerCent.init(value:))
  }
  public func write(to sink: inout some FieldSink) { sink.put(number: value) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(number: nil) }
}

extension SingleValue where Self: Code {
  public static var kind: FieldKind { .code(words) }
  public static var blank: Self { inOrder[0] }
  public static func readIfPresent(from source: inout some FieldSource) -> Self? {
    source.code(words).map { inOrder[$0] }
  }
  public func write(to sink: inout some FieldSink) { sink.put(text: rawValue) }
  public static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

/// A value that a field may hold several of.
public protocol ListedValue: Hashable, Sendable {
  static var listKind: FieldKind { get }
  var listedText: String { get }
  static func readList(from source: inout some FieldSource) -> [Self]
}

extension Array: FieldValue where Element: ListedValue {
  public static var kind: FieldKind { Element.listKind }
  public static var mayBeAbsent: Bool { true }
  public static var blank: [Element] { [] }
  public static func read(from source: inout some FieldSource) -> [Element] {
    Element.readList(from: &source)
  }
  public func write(to sink: inout some FieldSink) { sink.put(texts: map(\.listedText)) }
}

extension BodyCode: ListedValue {
  public static var listKind: FieldKind { .bodies }
  public var listedText: String { text }
  public static func readList(from source: inout some FieldSource) -> [BodyCode] {
    source.bodies()
  }
}

extension FactID: ListedValue {
  public static var listKind: FieldKind { .ids }
  public var listedText: String { text }
  public static func readList(from source: inout some FieldSource) -> [FactID] { source.ids() }
}

extension ListedValue where Self: Code {
  public static var listKind: FieldKind { .codes(words) }
  public var listedText: String { rawValue }
  public static func readList(from source: inout some FieldSource) -> [Self] {
    source.codes(words).map { inOrder[$0] }
  }
}
