public import CivilTime

/// Where field values come from: a JSON member, columns of a row.
///
/// Each call reads the field at which the source stands; nil is "not recorded".
public protocol FieldSource {
  mutating func text() -> String?
  mutating func date() -> CivilDate?
  mutating func instant() -> Instant?
  mutating func flag() -> Bool?
  mutating func body() -> BodyCode?
  mutating func number(least: Int, most: Int?) -> Quantity?
  mutating func money() -> Money?
  /// An id of a fact, of this list or another.
  mutating func id() -> FactID?
  mutating func nhsNumber() -> NHSNumber?
  /// The place of a word in a closed list.
  mutating func code(_ words: @autoclosure () -> [String]) -> Int?
  mutating func ids() -> [FactID]
  mutating func bodies() -> [BodyCode]
  mutating func codes(_ words: @autoclosure () -> [String]) -> [Int]
}

/// Where field values go: JSON, columns of a row.
public protocol FieldSink {
  mutating func put(text: String?)
  mutating func put(date: CivilDate?)
  mutating func put(instant: Instant?)
  mutating func put(flag: Bool?)
  mutating func put(body: BodyCode?)
  mutating func put(number: Quantity?)
  mutating func put(money: Money?)
  mutating func put(texts: [String])
}
