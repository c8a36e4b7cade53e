import CaseFile
import CivilTime
import DemoRegister
import Testing

/// Every file is one that the reader of case files takes, and comes back as it was.
struct ReadingTests {
  @Test(arguments: [
    today, CivilDate(year: 2023, month: 7, day: 1)!, CivilDate(year: 2029, month: 2, day: 28)!,
  ])
  func everyFileIsReadAsItWasWritten(on day: CivilDate) throws {
    let register = register(of: 1_000, today: day)
    for number in 0..<1_000 {
      let file = register.caseFile(number)
      #expect(try CaseFile(json: file.written) == file)
    }
  }

  @Test func theDirectoryIsReadAsItWasWritten() throws {
    let directory = register(of: 20_000).directory()
    #expect(try Directory(json: directory.written) == directory)
  }

  @Test func filesAreOfTheExpectedSize() {
    let sizes = (0..<1_000).map { register(of: 1_000).caseFile($0).written.count }
    #expect(sizes.allSatisfy { $0 < 14_000 })
    #expect((4_000...6_500).contains(sizes.reduce(0, +) / sizes.count))
  }
}
