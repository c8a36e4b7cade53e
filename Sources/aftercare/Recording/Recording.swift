import CaseFile
import Foundation
import Record
import Rules

/// Files on their way into the register: read side by side, recorded in their order, some hundred at a time.
struct Recording {
  /// As many as make a transaction worth its while.
  static let batchSize = 500

  private typealias Text = (name: String, bytes: [UInt8])
  private typealias ReadText = (name: String, result: Result<RecordedFile, UnfitFile>)

  let register: Register
  let provenance: Provenance
  let isDryRun: Bool
  private(set) var count = ImportCount()
  private(set) var directories = 0
  private(set) var refused = 0
  private var pending: [Text] = []
  private var reading: [Task<[ReadText], Never>] = []
  private let progress = Progress()

  init(register: Register, provenance: Provenance, isDryRun: Bool) {
    self.register = register
    self.provenance = provenance
    self.isDryRun = isDryRun
  }

  mutating func add(_ bytes: [UInt8], named name: String) async throws {
    pending.append((name, bytes))
    if pending.count == Self.batchSize { try await startReading() }
  }

  mutating func finish() async throws {
    try await startReading()
    while !reading.isEmpty { try await recordFirst() }
    progress.end()
  }

  /// What was done, in one line.
  var summary: String {
    var parts = [
      "\(count.cases) cases (\(count.newCases) new)",
      "facts: \(count.new) new, \(count.changed) changed, \(count.withdrawn) withdrawn, \(count.equal) equal",
    ]
    if directories > 0 { parts.append(directories == 1 ? "1 directory" : "\(directories) directories") }
    parts.append("\(refused) refused")
    return parts.joined(separator: "; ")
  }

  private mutating func startReading() async throws {
    guard !pending.isEmpty else { return }
    let texts = pending
    pending = []
    reading.append(Task { texts.map(Self.read) })
    if reading.count > ProcessInfo.processInfo.activeProcessorCount { try await recordFirst() }
  }

  private static func read(_ text: Text) -> ReadText {
    do throws(UnfitFile) {
      return (text.name, .success(try RecordedFile(json: text.bytes)))
    } catch {
      return (text.name, .failure(error))
    }
  }

  private mutating func recordFirst() async throws {
    var batch: [(name: String, file: CaseFile)] = []
    for read in await reading.removeFirst().value {
      switch read.result {
      case .failure(let unfit): refuse(Failure(unfit, in: read.name).message)
      case .success(.directory(let directory)): try await record(directory, named: read.name)
      case .success(.caseFile(let file)):
        if batch.contains(where: { $0.file.reference == file.reference }) {
          try await record(batch)
          batch = []
        }
        batch.append((read.name, file))
      }
    }
    try await record(batch)
    progress.show("\(count.cases) cases recorded")
  }

  private mutating func record(_ directory: Directory, named name: String) async throws {
    var settings = Settings.standard
    do {
      try settings.apply(directory)
    } catch {
      return refuse(Failure(error, in: name).message)
    }
    count += try await register.importDirectory(directory, from: provenance, isDryRun: isDryRun)
    directories += 1
  }

  /// Records a batch as one; where something in it does not fit, one file after another.
  private mutating func record(_ batch: [(name: String, file: CaseFile)]) async throws {
    guard !batch.isEmpty else { return }
    do {
      count += try await register.importCases(batch.map(\.file), from: provenance, isDryRun: isDryRun)
    } catch let error as RegisterError {
      guard case .unfit = error else { throw error }
      guard batch.count > 1 else {
        return refuse("\(batch[0].name) cannot be recorded: \(error).")
      }
      for file in batch { try await record([file]) }
    }
  }

  private mutating func refuse(_ message: String) {
    refused += 1
    progress.end()
    Notice.say(message)
  }
}
