import CaseFile
import Checks
import CivilTime
import Foundation
import Questions
import Record
import Testing

/// What a night could not judge is told to its bodies, whether or not there is anything else to tell them.
@Suite struct NotJudgedReportTests {
  static let night = NightlyCheckTests.today

  /// A register in which the only case was registered by a council that was divided since, and no night has judged it.
  static func register(_ name: String) async throws -> Register {
    let fixture = try await NightlyCheckTests.Fixture(name, cases: 0, directory: false)
    _ = try await fixture.check.run(on: night)
    let file = try CaseFile(
      json: Array(
        """
        {"format": "aftercare-case/1", "case": "NEVER-JUDGED", "person": {},
         "register": {"entered": "2019-01-01", "council": "E10000021"}}
        """.utf8))
    try await fixture.register.importCases([file], from: NightlyCheckTests.provenance)
    _ = try await fixture.register.database.query(
      """
      insert into aftercare.unjudged_case (case_id, on_date)
      select case_id, \(night.description)::date from aftercare.case_file
      """)
    return fixture.register
  }

  @Test func everyBodyThatTookOverIsToldAndNobodysReportNamesIt() async throws {
    let register = try await Self.register("checks_not_judged")
    let place = FileManager.default.temporaryDirectory.appending(path: "aftercare-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let reports = ReportFolder(path: place.path(percentEncoded: false))
    #expect(try await reports.write(Self.night, of: register) == 3)
    for name in ["E06000061", "E06000062", "nobody"] {
      for form in ["txt", "html", "json", "csv"] {
        let url = URL(filePath: "\(reports.folder(of: Self.night))/\(name).\(form)")
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text.contains("NEVER-JUDGED"), "\(name).\(form)")
      }
    }
  }

  @Test func whatLeavesTheHouseCautionsAndNamesNoCase() async throws {
    let register = try await Self.register("checks_not_judged_outward")
    let place = FileManager.default.temporaryDirectory.appending(path: "aftercare-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: place) }
    let reports = ReportFolder(path: place.path(percentEncoded: false))
    _ = try await reports.write(Self.night, of: register)
    for name in ["E06000061", "nobody", "bodies"] {
      for form in ["csv", "html"] {
        let url = URL(filePath: "\(reports.folder(of: Self.night))/\(name).outward.\(form)")
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text.contains("NOT JUDGED: some cases could not be judged"), "\(name).\(form)")
        #expect(!text.contains("NEVER-JUDGED") && !text.contains("1 case"), "\(name).\(form)")
      }
    }
  }

  @Test func whomItDoesNotConcernIsToldNothing() async throws {
    let questions = RegisterQuestions(try await Self.register("checks_not_judged_others"))
    let others = try #require(try await questions.report(of: .body("E08000035"), on: Self.night))
    #expect(!others.text.contains("NOT JUDGED"))
    let before = try #require(try await questions.report(of: .body("E06000061"), on: Self.night))
    #expect(before.text.contains("NOT JUDGED: 1 case could not be judged by this night (NEVER-JUDGED)."))
    #expect(!before.text.contains("No gap is open"))
  }
}
