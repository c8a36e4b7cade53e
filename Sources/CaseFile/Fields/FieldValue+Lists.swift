/// Hours a week: 0 or more.
package struct Hours: Hashable, Sendable {
  package let value: Quantity
}

extension Hours: SingleValue {
  package static var kind: FieldKind { .number(least: 0, most: nil) }
  package static var blank: Hours { Hours(value: Quantity(0)) }
  package static func readIfPresent(from source: inout some FieldSource) -> Hours? {
    source.number(least: 0, most: nil).map(Hours.init(value:))
  }
  package func write(to sink: inout some FieldSink) { sink.put(number: value) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(number: nil) }
}

/// A share of a cost, 0 to 100.
package struct PerCent: Hashable, Sendable {
  package let value: Quantity
}

extension PerCent: SingleValue {
  package static var kind: FieldKind { .number(least: 0, most: 100) }
  package static var blank: PerCent { PerCent(value: Quantity(0)) }
  package static func readIfPresent(from source: inout some FieldSource) -> PerCent? {
    source.number(least: 0, most: 100).map(PerCent.init(value:))
  }
  package func write(to sink: inout some FieldSink) { sink.put(number: value) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(number: nil) }
}

extension SingleValue where Self: Code {
  package static var kind: FieldKind { .code(words) }
  package static var blank: Self { inOrder[0] }
  package static func readIfPresent(from source: inout some FieldSource) -> Self? {
    source.code(words).map { inOrder[$0] }
  }
  package func write(to sink: inout some FieldSink) { sink.put(text: rawValue) }
  package static func writeAbsent(to sink: inout some FieldSink) { sink.put(text: nil) }
}

/// A value that a field may hold several of.
package protocol ListedValue: Hashable, Sendable {
  static var listKind: FieldKind { get }
  var listedText: String { get }
  static func readList(from source: inout some FieldSource) -> [Self]
}

extension Array: FieldValue where Element: ListedValue {
  package static var kind: FieldKind { Element.listKind }
  package static var mayBeAbsent: Bool { true }
  package static var blank: [Element] { [] }
  package static func read(from source: inout some FieldSource) -> [Element] {
    Element.readList(from: &source)
  }
  package func write(to sink: inout some FieldSink) { sink.put(texts: map(\.listedText)) }
}

extension BodyCode: ListedValue {
  package static var listKind: FieldKind { .bodies }
  package var listedText: String { text }
  package static func readList(from source: inout some FieldSource) -> [BodyCode] {
    source.bodies()
  }
}

extension FactID: ListedValue {
  package static var listKind: FieldKind { .ids }
  package var listedText: String { text }
  package static func readList(from source: inout some FieldSource) -> [FactID] { source.ids() }
}

extension ListedValue where Self: Code {
  package static var listKind: FieldKind { .codes(words) }
  package var listedText: String { rawValue }
  package static func readList(from source: inout some FieldSource) -> [Self] {
    source.codes(words).map { inOrder[$0] }
  }
}
