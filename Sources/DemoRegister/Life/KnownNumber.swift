import CaseFile
import CivilTime

/// A field source that holds one whole number: hours and shares are made only by reading them.
struct KnownNumber: FieldSource {
  let value: Int

  func text() -> String? { nil }
  func date() -> CivilDate? { nil }
  func instant() -> Instant? { nil }
  func flag() -> Bool? { nil }
  func body() -> BodyCode? { nil }
  func number(least: Int, most: Int?) -> Quantity? { Quantity(value) }
  func money() -> Money? { nil }
  func id() -> FactID? { nil }
  func nhsNumber() -> NHSNumber? { nil }
  func code(_ words: @autoclosure () -> [String]) -> Int? { nil }
  func ids() -> [FactID] { [] }
  func bodies() -> [BodyCode] { [] }
  func codes(_ words: @autoclosure () -> [String]) -> [Int] { [] }
}

extension Hours {
  static func of(_ value: Int) -> Hours? {
    var source = KnownNumber(value: value)
    return readIfPresent(from: &source)
  }
}

extension PerCent {
  static func of(_ value: Int) -> PerCent? {
    var source = KnownNumber(value: value)
    return readIfPresent(from: &source)
  }
}
