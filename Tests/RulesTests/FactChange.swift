import CaseFile
import CivilTime
import Foundation
import Rules
import Testing

/// One fact changed in a case that is in order, and what must follow: see Tests/FactChanges/README.md.
struct FactChange {
  /// What is said of the changed case on one day.
  struct Expected {
    /// The rules open, exactly; nil: only the gap is promised.
    var rules: Set<String>?
    /// The gap of the rule, as one line.
    var gap: String?
    /// The clock of the rule, as one line.
    var clock: String?
    /// The day on which the answer is sure to differ: the next change may be announced earlier, never later.
    var nextChange: CivilDate?
  }

  let rule: String
  let title: String
  private let members: [String: Any]

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "FactChanges")

  /// The names of the JSON files of one of its folders, in order.
  static func names(in part: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: part).path())) ?? []
    return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }

  static func read(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: path + ".json")))
  }

  /// The changes recorded for a rule.
  static func all(of rule: String) throws -> [FactChange] {
    let entries = try #require(try read("changes/" + rule) as? [[String: Any]])
    return try entries.map { entry in
      FactChange(rule: rule, title: try #require(entry["title"] as? String), members: entry)
    }
  }

  var isQuiet: Bool { members["quiet_on"] != nil }
  var settings: [String: Any] { members["settings"] as? [String: Any] ?? [:] }
  var comment: String { "\(rule): \(title)" }
  /// The day on which the rule opens, of one that does.
  var opens: CivilDate? { try? day("opens") }

  func base() throws -> Base { try Base(named: text("base")) }

  /// The base with the fact changed, and mended again if asked for.
  func changed(mended: Bool = false) throws -> Base {
    var document = try Patch(operations("patch")).applied(to: base().document)
    if mended { document = try Patch(operations("mended_by")).applied(to: document) }
    return Base(document: document)
  }

  /// The days judged with the fact changed.
  func expectations() throws -> [(CivilDate, Expected)] {
    let also = names("also")
    if let days = members["quiet_on"] as? [String] {
      return try days.map { (try #require(CivilDate($0)), Expected(rules: also)) }
    }
    let opens = try day("opens")
    var found = [
      (opens - 1, Expected(rules: names("before"), clock: clock(), nextChange: opens)),
      (members["on"] == nil ? opens : try day("on"), Expected(rules: also.union([rule]), gap: try gap())),
    ]
    if members["closes"] != nil {
      found.append((try day("closes") - 1, Expected(gap: try gap(), nextChange: try day("closes"))))
      found.append((try day("closes"), Expected(rules: names("left"))))
    }
    return found
  }

  /// The day on which it is mended, and the rules open then.
  func mending() throws -> (CivilDate, Set<String>)? {
    guard members["mended_by"] != nil else { return nil }
    return (try day("mended_on"), names("left"))
  }

  private func gap() throws -> String {
    let owed = try #require(members["owed_by"] as? [String])
    return [
      rule, try text("subject"), try text("severity"), try text("since"), members["due"] as? String ?? "-",
      owed.joined(separator: "+"),
    ].joined(separator: " ")
  }

  private func clock() -> String? {
    guard let clock = members["upcoming"] as? [String: String] else { return nil }
    return "\(rule) due \(clock["due"] ?? "-") opens \(clock["opens"] ?? "-")"
  }

  private func names(_ key: String) -> Set<String> { Set(members[key] as? [String] ?? []) }
  private func text(_ key: String) throws -> String { try #require(members[key] as? String, "\(comment): \(key)") }
  private func day(_ key: String) throws -> CivilDate { try #require(CivilDate(text(key)), "\(comment): \(key)") }
  private func operations(_ key: String) throws -> [[String: Any]] {
    try #require(members[key] as? [[String: Any]], "\(comment): \(key)")
  }
}

/// A case in order, with its directory and the days on which nothing is open.
struct Base {
  let document: Any

  init(document: Any) { self.document = document }
  init(named name: String) throws { document = try FactChange.read("base-" + name) }

  private var members: [String: Any] { document as? [String: Any] ?? [:] }

  /// Whether the base, unchanged, promises that nothing is open on a day.
  func isQuiet(on day: CivilDate) -> Bool {
    let quiet = members["quiet"] as? [String: String] ?? [:]
    guard let from = quiet["from"].flatMap({ CivilDate($0) }), let to = quiet["to"].flatMap({ CivilDate($0) })
    else { return false }
    return from <= day && day <= to
  }

  /// The case file, and the rules as its directory and the settings asked for have them.
  func reading(settings changes: [String: Any] = [:]) throws -> (CaseFile, Rulebook) {
    let bytes = try JSONSerialization.data(withJSONObject: #require(members["case"]))
    let file = try CaseFile(json: Array(bytes))
    let directory = try members["directory"].map {
      try Directory(json: Array(JSONSerialization.data(withJSONObject: $0)))
    }
    var settings = Settings.standard
    if let directory { try settings.apply(directory) }
    for (key, value) in changes { try settings.set(key, to: "\(value)") }
    return (file, Rulebook(directory: directory, settings: settings))
  }

  func determination(
    on day: CivilDate, settings: [String: Any] = [:], lawOn law: CivilDate? = nil
  ) throws -> Determination {
    let (file, rulebook) = try reading(settings: settings)
    return rulebook.assess(file, on: day, lawOn: law)
  }
}
