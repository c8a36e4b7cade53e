import CaseFile
import DemoRegister
import Testing

/// A register depends on its seed and on nothing else.
struct DeterminismTests {
  @Test func sameSeedGivesSameBytes() {
    for number in 0..<300 {
      #expect(
        register(of: 300).caseFile(number).written == register(of: 300).caseFile(number).written)
    }
    #expect(register(of: 300).directory().written == register(of: 300).directory().written)
  }

  @Test func orderAndSizeOfTheRegisterDoNotMatter() {
    let forwards = (0..<300).map { register(of: 300).caseFile($0) }
    let backwards = (0..<300).reversed().map { register(of: 5_000).caseFile($0) }
    #expect(forwards == backwards.reversed())
  }

  @Test func severalThreadsGetTheSameCases() async {
    let alone = (0..<200).map { register(of: 200).caseFile($0) }
    let together = await withTaskGroup(of: [CaseFile].self) { group in
      for _ in 0..<4 { group.addTask { (0..<200).map { register(of: 200).caseFile($0) } } }
      return await group.reduce(into: [[CaseFile]]()) { $0.append($1) }
    }
    #expect(together.allSatisfy { $0 == alone })
  }

  @Test func anotherSeedGivesOtherPeople() {
    let one = (0..<100).map { register(of: 100).caseFile($0) }
    let other = (0..<100).map { register(of: 100, seed: 2).caseFile($0) }
    #expect(zip(one, other).filter { $0 == $1 }.isEmpty)
  }
}
