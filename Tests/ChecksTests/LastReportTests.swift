import CaseFile
import Checks
import CivilTime
import DemoRegister
import Foundation
import Record
import Testing

/// Nobody's last report goes on telling of a gap that is closed.
@Suite struct LastReportTests {
  static let night = NightlyCheckTests.today + 1

  @Test func whoeverOwedWhatANightClosedIsToldThoughHeOwesNothingMore() async throws {
    let fixture = try await NightlyCheckTests.Fixture("checks_last_report", cases: 12)
    _ = try await fixture.check.run(on: NightlyCheckTests.today)
    let owed = try await fixture.register.database.query("select distinct unnest(owed_by) from aftercare.gap").map {
      $0[0] ?? ""
    }
    #expect(owed.count > 1)
    let demo = DemoRegister(cases: 12, seed: 7, today: NightlyCheckTests.today)
    let empty = (0..<12).map { CaseFile(reference: demo.caseFile($0).reference) }
    try await fixture.register.importCases(empty, from: NightlyCheckTests.provenance)
    _ = try await fixture.check.run(on: Self.night)
    let place = FileManager.default.temporaryDirectory.appending(path: "aftercare-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let reports = ReportFolder(path: place.path(percentEncoded: false))
    _ = try await reports.write(Self.night, of: fixture.register)
    for body in owed {
      let url = URL(filePath: "\(reports.folder(of: Self.night))/\(body).txt")
      let text = try String(contentsOf: url, encoding: .utf8)
      #expect(text.contains("Closed since the night before") && text.contains("No gap is open"), "\(body)")
    }
  }

  /// MHA 1983 s117: the duty of a board that was merged goes on with its successor.
  @Test func aBodyThatIsNoMoreIsNotToldThatItsGapsAreClosed() async throws {
    let day = try #require(CivilDate("2026-04-01"))
    let fixture = try await NightlyCheckTests.Fixture("checks_no_last_report", cases: 120)
    _ = try await fixture.check.run(on: day - 1)
    _ = try await fixture.check.run(on: day)
    let ended = try await fixture.register.database.query(
      """
      select distinct owing.body from aftercare.gap cross join unnest(owed_by) as owing (body)
      join aftercare.succession as later on later.body = owing.body and later.on_date = \(day.description)::date
      where closed_on = \(day.description)::date and later.kind in ('whole', 'split')
      """
    ).map { $0[0] ?? "" }
    #expect(!ended.isEmpty)
    let place = FileManager.default.temporaryDirectory.appending(path: "aftercare-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let reports = ReportFolder(path: place.path(percentEncoded: false))
    _ = try await reports.write(day, of: fixture.register)
    let files = try FileManager.default.contentsOfDirectory(atPath: reports.folder(of: day))
    for body in ended { #expect(!files.contains("\(body).txt"), "\(body)") }
  }
}
