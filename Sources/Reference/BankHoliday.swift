package import CivilTime

/// A bank holiday of England: Banking and Financial Dealings Act 1971 s.1, or by custom.
package struct BankHoliday: Hashable, Sendable {
  package let date: CivilDate
  package let name: String
}
