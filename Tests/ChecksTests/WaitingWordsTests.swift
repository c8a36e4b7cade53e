import Foundation
import Testing

@testable import Checks

/// Lines of several lists that wait in one file.
@Suite struct WaitingWordsTests {
  @Test(arguments: [11, 12, 13] as [UInt64])
  func whatWasAddedComesBackWholeAndInOrder(seed: UInt64) throws {
    let file = try WordsFile(path: Self.path())
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    var chance = Seeded(state: seed)
    var lists = Array(repeating: (waiting: WaitingWords(), lines: [[UInt8]]()), count: 7)
    for number in 0..<2_000 {
      let place = Int.random(in: 0..<lists.count - 1, using: &chance)
      let longest = [3, 600, WordsBlock.size, 3 * WordsBlock.size][number % 4]
      let line = Array(repeating: UInt8(65 + number % 26), count: Int.random(in: 1...longest, using: &chance))
      lists[place].lines.append(line)
      try lists[place].waiting.add(line, after: [UInt8(ascii: ",")], to: file)
    }
    try file.flush()
    let reader = try file.reader()
    for list in lists {
      var words: [UInt8] = []
      try list.waiting.words(from: reader) { words += $0 }
      // Compared beforehand: a failure would show all of them.
      let isWhole = words == Array(list.lines.joined(separator: [UInt8(ascii: ",")]))
      #expect(isWhole)
    }
    #expect(lists.last?.lines.isEmpty == true && lists.dropLast().allSatisfy { $0.lines.count > 200 })
  }

  @Test func aFileThatWasCutIsNoShortList() throws {
    let file = try WordsFile(path: Self.path())
    defer { try? FileManager.default.removeItem(atPath: file.path) }
    var waiting = WaitingWords()
    try waiting.add(Array(repeating: 65, count: 5 * WordsBlock.size), after: [], to: file)
    try file.flush()
    try FileHandle(forWritingTo: URL(filePath: file.path)).truncate(atOffset: UInt64(4 * WordsBlock.size - 1))
    let reader = try file.reader()
    #expect(throws: CocoaError.self) { try waiting.words(from: reader) { _ in } }
  }

  private static func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "aftercare-tests-\(UUID())").path
  }
}
