import CaseFile
import CivilTime
import Foundation
import Questions
import Rules
import Testing

/// A scenario's case as papers show it.
enum PaperScenario {
  static let day = CivilDate("2026-11-21") ?? .distantPast

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Scenarios")

  /// The names of all scenarios, in order.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func paper(_ name: String, on day: CivilDate = day) throws -> CaseOnPaper {
    let bytes = try Data(contentsOf: folder.appending(path: name + ".json"))
    let members = try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let file = try CaseFile(json: Array(JSONSerialization.data(withJSONObject: #require(members["case"]))))
    let directory = try members["directory"].map {
      try Directory(json: Array(JSONSerialization.data(withJSONObject: $0)))
    }
    var settings = Settings.standard
    if let directory { try settings.apply(directory) }
    return CaseOnPaper(file, Rulebook(directory: directory, settings: settings), AskedDates(on: day))
  }
}
