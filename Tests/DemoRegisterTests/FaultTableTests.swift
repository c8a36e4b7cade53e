import CaseFile
import Testing

@testable import DemoRegister

/// Every check has its fault, and every thousand cases hold each of them.
struct FaultTableTests {
  private static let numbers: [(String, [Int])] = [
    ("CP", Array(1...23)), ("FN", Array(1...16)), ("AC", Array(1...9)),
    ("EN", Array(1...11) + [13, 14, 15]), ("RT", Array(1...14) + Array(16...21)),
    ("RV", Array(1...12)), ("CM", Array(1...6)), ("DQ", [1, 2, 3, 7, 8, 9, 12, 13, 14]),
  ]
  private static let rules = numbers.flatMap { theme, numbers in
    numbers.map { theme + ($0 < 10 ? "-0" : "-") + String($0) }
  }

  @Test func thereIsOneFaultForEveryRule() {
    #expect(Fault.table.count == 109)
    #expect(Fault.table.map(\.rule) == Self.rules)
  }

  @Test func everyFaultSaysWhyItIsAsFrequentAsItIs() {
    for fault in Fault.table {
      #expect(!fault.reason.isEmpty)
      #expect((20...300).contains(fault.share), "\(fault.rule)")
    }
  }

  @Test(arguments: [1, 2, 99] as [UInt64])
  func everyThousandCasesHoldEveryFaultTwice(seed: UInt64) {
    for thousand in [0, 1, 9, 400] {
      let plots = (0..<1_000).map { Plot(number: thousand * 1_000 + $0, seed: seed) }
      let planted = plots.compactMap(\.faults.first?.rule)
      for fault in Fault.inCases {
        #expect(planted.filter { $0 == fault.rule }.count >= 2, "\(fault.rule)")
      }
    }
  }

  @Test func aboutTwoThirdsOfTheCasesAreWellRun() {
    let wellRun = (0..<10_000).filter { Plot(number: $0, seed: 5).faults.isEmpty }.count
    #expect((6_600...7_500).contains(wellRun))
  }

  @Test func faultsChangeTheirCases() {
    for number in 0..<2_000 {
      let plot = Plot(number: number, seed: 1)
      guard let fault = plot.faults.first, fault.rule != "RT-09" else { continue }
      let wellRun = Life.told(number: number, seed: 1, today: today, story: plot.story)
      #expect(plot.life(seed: 1, today: today).file != wellRun.file, "\(fault.rule)")
    }
  }
}
