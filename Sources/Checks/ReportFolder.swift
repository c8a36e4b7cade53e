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
  /// The folder of a night appears whole or not at all; what a writer that died left of it goes away. Returns how many
  /// reports it holds.
  package func write(_ night: CivilDate, of register: Register) async throws -> Int {
    removeUnfinished(night)
    defer { removeUnfinished(night) }
    let unfinished = newUnfinished(night)
    try FileManager.default.createDirectory(atPath: unfinished, withIntermediateDirectories: true)
    guard let reports = try await NightReports(night, of: RegisterQuestions(register)) else { return 0 }
    let written = try await writeAll(reports, into: unfinished)
    let outward = written.map(\.outward)
    try write(outward, into: unfinished)
    Failpoint.reach("night.report.whole")
    try show(unfinished, night)
    try await register.noteWritten(night, into: folder(of: night), written.map(\.page))
    Failpoint.reach("night.report.noted")
    return outward.count
  }

  /// Writes the reports of all bodies, two at a time: while one waits for the database, the other is put into words.
  private func writeAll(_ reports: NightReports, into folder: String) async throws -> [WrittenReport] {
    let all = try await withThrowingTaskGroup(of: [(Int, WrittenReport)].self) { group in
      for first in 0..<2 {
        group.addTask {
          var written: [(Int, WrittenReport)] = []
          for place in stride(from: first, to: reports.scopes.count, by: 2) {
            written.append((place, try write(try await reports.report(of: reports.scopes[place]), into: folder)))
            Failpoint.reach("night.report.written")
          }
          return written
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Puts a folder that is whole in its place. One that stood there is moved away whole before it is removed.
  private func show(_ unfinished: String, _ night: CivilDate) throws {
    let files = FileManager.default
    if files.fileExists(atPath: folder(of: night)) {
      try files.moveItem(atPath: folder(of: night), toPath: newUnfinished(night))
      Failpoint.reach("night.report.aside")
    }
    try files.moveItem(atPath: unfinished, toPath: folder(of: night))
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

  private func write(_ report: GapReport, into folder: String) throws -> WrittenReport {
    var page: [UInt8] = []
    for format in GapReport.Format.allCases {
      let bytes = Array(report.rendered(as: format).utf8)
      if format == .html { page = bytes }
      try Data(bytes).write(to: URL(filePath: "\(folder)/\(report.scope.code).\(format.fileExtension)"))
    }
    return WrittenReport(
      outward: OutwardReport(report), page: WrittenPage(of: report.scope.code, page))
  }

  /// Those without cases and small numbers: one for each body, and one of all bodies.
  private func write(_ reports: [OutwardReport], into folder: String) throws {
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    for report in reports {
      for format in [GapReport.Format.csv, .html] {
        try write(
          report.rendered(as: format), "\(report.scope.code).outward.\(format.fileExtension)")
      }
    }
    let all = OutwardBodies(reports)
    try write(all.csv, "bodies.outward.csv")
    try write(all.html, "bodies.outward.html")
  }
}

/// What is kept of a report that was written: all of them would not fit into memory.
private struct WrittenReport: Sendable {
  let outward: OutwardReport
  let page: WrittenPage
}
