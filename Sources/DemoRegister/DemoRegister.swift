package import CaseFile
package import CivilTime

/// A register of invented people who are owed after-care: for demonstrations, tests and benchmarks.
///
/// The same seed gives the same register; every case is made from the seed and its number alone.
package struct DemoRegister: Sendable {
  /// How many cases the register has.
  package let cases: Int
  package let seed: UInt64
  /// The day up to which the lives are told.
  package let today: CivilDate

  /// - Precondition: `today` is July 2023 or later, a year after integrated care boards began.
  package init(cases: Int, seed: UInt64, today: CivilDate) {
    precondition(cases >= 0, "a register has no fewer than no cases")
    precondition(today >= .on(2023, 7, 1), "the lives are told for days from July 2023 on")
    self.cases = cases
    self.seed = seed
    self.today = today
  }

  /// The case of that number, from 0 up to, not including, `cases`.
  package func caseFile(_ number: Int) -> CaseFile {
    precondition((0..<cases).contains(number), "the register has no case of that number")
    return plot(of: number).life(seed: seed, today: today).file
  }

  /// What the case of the number is to show.
  func plot(of number: Int) -> Plot { Plot(number: number, seed: seed) }
}
