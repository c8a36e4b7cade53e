import CaseFile
import CivilTime
import Foundation
import Rules

/// Lines of case files, judged some at a time on all cores, their answers written in the order of the lines.
struct LineBatch {
  /// A few lines for each task: enough to outweigh starting it, few enough to keep memory flat.
  static let size = 64

  private typealias Line = (bytes: [UInt8], number: Int)
  private struct Answers {
    var json = JSONWriter()
    var faults: [String] = []
    var answered = 0
  }

  let rulebook: Rulebook
  let on: CivilDate
  let lawOn: CivilDate?
  private(set) var answered = 0
  private(set) var refused = 0
  private var pending: [Line] = []
  private var running: [Task<Answers, Never>] = []

  init(rulebook: Rulebook, on: CivilDate, lawOn: CivilDate?) {
    self.rulebook = rulebook
    self.on = on
    self.lawOn = lawOn
  }

  mutating func add(_ bytes: [UInt8], _ number: Int) async throws {
    pending.append((bytes, number))
    if pending.count == Self.size { try await start() }
  }

  mutating func finish() async throws {
    try await start()
    while !running.isEmpty { try await writeFirst() }
  }

  private mutating func start() async throws {
    let lines = pending
    pending = []
    let (rulebook, on, lawOn) = (self.rulebook, self.on, self.lawOn)
    running.append(Task { Self.judge(lines, rulebook, on, lawOn) })
    if running.count >= 2 * ProcessInfo.processInfo.activeProcessorCount { try await writeFirst() }
  }

  private mutating func writeFirst() async throws {
    let answers = await running.removeFirst().value
    try Output.write(answers.json.bytes)
    for fault in answers.faults { Notice.say(fault) }
    answered += answers.answered
    refused += answers.faults.count
  }

  private static func judge(
    _ lines: [Line], _ rulebook: Rulebook, _ on: CivilDate, _ lawOn: CivilDate?
  ) -> Answers {
    var answers = Answers()
    for line in lines {
      do {
        let file = try CaseFile(json: line.bytes)
        rulebook.assess(file, on: on, lawOn: lawOn).write(to: &answers.json)
        answers.json.endLine()
        answers.answered += 1
      } catch {
        answers.faults.append(Failure(error, in: "line \(line.number)").message)
      }
    }
    return answers
  }
}
