import Audit
import CGlibc
package import CivilTime
internal import Database
import Foundation
import Questions
package import Record

/// The reports of each night as files: a folder for each date, four files for each body and two that may leave the house.
package struct ReportFolder: Sendable {
  let path: String

  package init(path: String) {
    self.path = path
  }

  /// The folder of one night.
  package func folder(of night: CivilDate) -> String { "\(path)/\(night)" }

  /// Writes the report of every body that has something to be told, and that of the gaps which nobody owes.
  ///
  /// The folder of a night appears whole or not at all, also where the power fails; what a writer that died left of it
  /// goes away. Returns how many reports it holds.
  package func write(_ night: CivilDate, of register: Register) async throws -> Int {
    removeUnfinished(night)
    defer { removeUnfinished(night) }
    let unfinished = newUnfinished(night)
    try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
    let reports = NightReports(night: night, questions: RegisterQuestions(register))
    let written = try await write(reports, into: unfinished)
    if written.isEmpty { return 0 }
    try write(OutwardBodies(written.map(\.outward)), into: unfinished)
    Failpoint.reach("night.report.whole")
    try FileHandle(forReadingFrom: URL(filePath: unfinished)).settleFileSystem()
    try show(unfinished, night)
    try await register.noteWritten(night, into: folder(of: night), written.map(\.page))
    Failpoint.reach("night.report.noted")
    return written.count
  }

  /// Writes the reports of all bodies, two at a time.
  private func write(_ reports: NightReports, into folder: String) async throws -> [WrittenReport] {
    // What judging needed goes back before the reports need theirs.
    aftercare_return_free_memory()
    let words = try WordsFile(path: "\(folder)/.words")
    let drafts = try await reports.drafts(words) ?? []
    let written = try await withThrowingTaskGroup(of: (Int, WrittenReport).self) { group in
      var written: [Int: WrittenReport] = [:]
      for place in drafts.indices {
        if place > 1, let (earlier, report) = try await group.next() { written[earlier] = report }
        group.addTask { (place, try write(drafts[place], words, into: folder)) }
      }
      for try await (place, report) in group { written[place] = report }
      return drafts.indices.compactMap { written[$0] }
    }
    try FileManager.default.removeItem(atPath: words.path)
    return written
  }

  /// Puts a folder that is whole in its place. One that stood there is moved away whole before it is removed.
  private func show(_ unfinished: String, _ night: CivilDate) throws {
    let files = FileManager.default
    if files.fileExists(atPath: folder(of: night)) {
      try files.moveItem(atPath: folder(of: night), toPath: newUnfinished(night))
      Failpoint.reach("night.report.aside")
    }
    try files.moveItem(atPath: unfinished, toPath: folder(of: night))
    try FileHandle(forReadingFrom: URL(filePath: path)).synchronize()
    Failpoint.reach("night.report.shown")
  }

  private func newUnfinished(_ night: CivilDate) -> String { "\(path)/.\(night)-\(UUID().uuidString)" }

  /// Removes whatever of this night is not, or no more, in its place. One writer at a time has the turn for it.
  private func removeUnfinished(_ night: CivilDate) {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: path)) ?? [] where name.hasPrefix(".\(night)-") {
      try? files.removeItem(atPath: "\(path)/\(name)")
    }
  }

  /// The files of one body: four with its cases, and two without cases and small numbers.
  private func write(_ draft: ReportDraft, _ words: WordsFile, into folder: String) throws -> WrittenReport {
    let outline = draft.whole
    let code = outline.scope.code
    let lines = try words.reader()
    var page = FileDigest()
    for format in GapReport.Format.allCases {
      var file = try NewFile("\(folder)/\(code).\(format.fileExtension)")
      try draft.words(outline, as: format, from: lines) { bytes in
        if format == .html { page.update(bytes) }
        try file.write(bytes)
      }
      try file.close()
    }
    let outward = OutwardReport(outline)
    for format in [GapReport.Format.csv, .html] {
      try write(outward.rendered(as: format).utf8, "\(code).outward.\(format.fileExtension)", into: folder)
    }
    Failpoint.reach("night.report.written")
    return WrittenReport(outward: outward, page: WrittenPage(of: code, hash: page.bytes))
  }

  /// All bodies beside one another.
  private func write(_ all: OutwardBodies, into folder: String) throws {
    try write(all.csv.utf8, "bodies.outward.csv", into: folder)
    try write(all.html.utf8, "bodies.outward.html", into: folder)
  }

  private func write(_ bytes: some Sequence<UInt8>, _ name: String, into folder: String) throws {
    var file = try NewFile("\(folder)/\(name)")
    try file.write(Array(bytes))
    try file.close()
  }
}

extension FileHandle {
  /// Waits until all that was written to the file system of this file is safe on its disk: one call for all the files
  /// of a night, which would take several times as long one by one.
  fileprivate func settleFileSystem() throws {
    guard aftercare_settle_file_system(fileDescriptor) else { throw CocoaError(.fileWriteUnknown) }
  }
}

/// What is kept of a report that was written: all of them would not fit into memory.
private struct WrittenReport: Sendable {
  let outward: OutwardReport
  let page: WrittenPage
}
