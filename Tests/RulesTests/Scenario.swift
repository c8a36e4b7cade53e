import CaseFile
import CivilTime
import Foundation
import Rules
import Testing

/// A scenario file: dated facts and what must follow from them.
struct Scenario {
  let name: String
  let file: CaseFile
  let directory: Directory?
  let expectations: [[String: Any]]

  init(contentsOf url: URL) throws {
    let object = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    let members = try #require(object as? [String: Any])
    name = try #require(members["scenario"] as? String)
    let bytes = try JSONSerialization.data(withJSONObject: #require(members["case"]))
    file = try CaseFile(json: Array(bytes))
    directory = try members["directory"].map {
      try Directory(json: Array(JSONSerialization.data(withJSONObject: $0)))
    }
    expectations = try #require(members["expect"] as? [[String: Any]])
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scenarios")

  /// The names of all scenarios, in order.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  init(named name: String) throws {
    try self.init(contentsOf: Scenario.folder.appending(path: name + ".json"))
  }

  /// The determination that an expectation asks about.
  func determination(for expected: [String: Any]) throws -> Determination {
    var settings = Settings.standard
    if let directory { try settings.apply(directory) }
    for (key, value) in expected["settings"] as? [String: Any] ?? [:] {
      try settings.set(key, to: value is NSNull ? "" : "\(value)")
    }
    let on = try #require((expected["on"] as? String).flatMap { CivilDate($0) })
    let law = (expected["law_on"] as? String).flatMap { CivilDate($0) }
    return Rulebook(directory: directory, settings: settings).assess(file, on: on, lawOn: law)
  }
}
