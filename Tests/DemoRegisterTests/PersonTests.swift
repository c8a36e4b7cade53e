import CaseFile
import Testing

@testable import DemoRegister

/// People are invented, and their numbers are nobody's.
struct PersonTests {
  @Test func numbersAreValidUniqueAndOfTheRangeForInventedPeople() {
    let cases = Array(0..<12_000) + Array(895_000..<909_091)
    let numbers = cases.compactMap { InventedPerson.nhsNumber($0)?.digits }
    #expect(numbers.count == cases.count)
    #expect(Set(numbers).count == numbers.count)
    #expect(numbers.allSatisfy { $0.hasPrefix("999") && NHSNumber($0) != nil })
  }

  @Test func noNumberIsUsedTwice() {
    #expect(InventedPerson.nhsNumber(909_090) != nil)
    #expect(InventedPerson.nhsNumber(909_091) == nil)
    #expect(InventedPerson.nhsNumber(2_000_000) == nil)
  }

  @Test func casesAreNamedByTheirNumber() {
    #expect(register(of: 43).caseFile(42).reference.text == "D1-000042")
    let files = (0..<500).map { register(of: 500).caseFile($0) }
    #expect(files.allSatisfy { $0.person.familyName != nil && $0.person.birthDate != nil })
    #expect(Set(files.map(\.reference)).count == 500)
  }
}
