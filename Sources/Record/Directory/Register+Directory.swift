package import CaseFile
package import CivilTime
internal import Database
internal import Schema

extension Register {
  /// Records a directory file: supersedes what changed, withdraws what this source no longer holds.
  @discardableResult
  package func importDirectory(
    _ directory: Directory, from provenance: Provenance, isDryRun: Bool = false
  ) async throws -> ImportCount {
    try await DryRun.carryOut {
      try await transaction(.registerOperator, doing: Deed(.directory)) { connection, deed in
        let count = try connection.record(directory, provenance)
        if isDryRun { throw DryRun(outcome: count) }
        deed = deed.with(count)
        return count
      }
    }
  }

  /// Everything that is in the directory, from whatever source, or was known to be at a moment.
  ///
  /// - Throws: `RegisterError.notYetKnown` where the moment is still to come.
  package func directory(
    knownAt: Instant? = nil, as capacity: Capacity
  ) async throws -> Directory {
    guard let knownAt else {
      return try await transaction(capacity, unaudited: .showsNoCase, isolation: .snapshot) { connection in
        try connection.directory(.now)
      }
    }
    return try await transaction(capacity, unaudited: .showsNoCase) { connection in
      try connection.requirePast(knownAt)
      try connection.awaitRecording(by: knownAt)
      return try connection.directory(.at(knownAt))
    }
  }

  /// When the directory last changed, as the database writes it: every case must be judged anew.
  package func directoryChange() async throws -> String {
    try await transaction(.nightly, unaudited: .showsNoCase) { connection in
      try connection.query("select changed_at from aftercare.directory_change")[0].text(0)
    }
  }
}

/// A setting with the source that recorded it.
private struct HeldSetting {
  let value: SettingText?
  let source: String
}

extension Connection {
  fileprivate func record(
    _ directory: Directory, _ provenance: Provenance
  ) throws -> ImportCount {
    let changed = try query("select changed_at from aftercare.directory_change for update")[0]
    let moment = try moment(after: [try changed.text(0)]).text
    var comparison = FactComparison(FactTables.directory, source: provenance.source)
    comparison.hold(try directoryTables(.now, for: .comparing))
    var directory = directory
    comparison.compare(&directory)
    var count = comparison.changes.count
    let settings = try settingChanges(directory.settings, provenance.source, &count)
    guard count.isChange else { return count }
    let writing = FactWriting(
      plans: FactTables.directory, staging: Staging(role: .registerOperator), at: moment,
      provenance: provenance)
    try writing.write(comparison.changes, on: self)
    try write(settings, moment, provenance)
    _ = try query(
      "update aftercare.directory_change set changed_at = \(moment)::timestamptz")
    return count
  }

  fileprivate func directory(_ known: Known) throws -> Directory {
    var directory = Directory()
    var reader = FactRowReader(try directoryTables(known, for: .everything))
    reader.read(&directory)
    directory.settings = try directorySettings(known).mapValues(\.value)
    return directory
  }

  fileprivate func directoryTables(
    _ known: Known, for purpose: SelectStatements.Purpose
  ) throws -> [TableRows] {
    var tables: [TableRows] = []
    try enterPipeline()
    do {
      for plan in FactTables.directory {
        try send(SelectStatements.select(plan, where: [known.condition(parameter: 1)], for: purpose), known.parameters)
      }
      try sync()
      for plan in FactTables.directory {
        let rows = TableRows(try nextResult(), plan)
        try rows.rows.requireTypes(plan.wires + (purpose == .comparing ? [.text] : []))
        tables.append(rows)
      }
      try exitPipeline()
    } catch {
      try? exitPipeline()
      throw error
    }
    return tables
  }

  fileprivate func directorySettings(_ known: Known = .now) throws -> [String: HeldSetting] {
    try query(
      """
      select id, value, form, source
      from aftercare.setting
      where \(known.sql)
      """
    ).reduce(into: [:]) { settings, row in
      let form = row[2].flatMap { SettingText.Form(word: $0) }
      let value = row[1].flatMap { text in form.map { SettingText(text: text, form: $0) } }
      settings[try row.text(0)] = HeldSetting(value: value, source: try row.text(3))
    }
  }

  private func settingChanges(
    _ settings: [String: SettingText?], _ source: String, _ count: inout ImportCount
  ) throws -> SettingChanges {
    var changes = SettingChanges()
    let held = try directorySettings()
    for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
      if let old = held[key], old.value == value {
        count.equal += 1
        continue
      }
      if held[key] == nil { count.new += 1 } else { count.changed += 1 }
      if held[key] != nil { changes.superseded.append(key) }
      changes.recorded.append((key, value))
    }
    for (key, old) in held where settings[key] == nil && old.source == source {
      changes.superseded.append(key)
      count.withdrawn += 1
    }
    return changes
  }

  private func write(
    _ changes: SettingChanges, _ moment: String, _ provenance: Provenance
  ) throws {
    let values = changes.recorded.map { $0.value?.text }
    let forms = changes.recorded.map { $0.value?.form.word }
    try perform([
      Command(
        """
        update aftercare.setting set superseded_at = \(moment)::timestamptz
        where id = any (\(changes.superseded)::text[]) and superseded_at = 'infinity'
        """),
      Command(
        """
        insert into aftercare.setting (id, recorded_at, recorded_by, source, value, form)
        select id, \(moment)::timestamptz, \(provenance.recordedBy), \(provenance.source),
          value, form
        from unnest(
          \(changes.recorded.map(\.key))::text[], \(Parameter.textArray(values))::text[],
          \(Parameter.textArray(forms))::text[]) as given (id, value, form)
        """),
    ])
  }
}

private struct SettingChanges {
  var superseded: [String] = []
  var recorded: [(key: String, value: SettingText?)] = []
}

extension SettingText.Form {
  fileprivate var word: String {
    switch self {
    case .number: "number"
    case .text: "text"
    case .flag: "flag"
    }
  }

  fileprivate init?(word: String) {
    switch word {
    case "number": self = .number
    case "text": self = .text
    case "flag": self = .flag
    default: return nil
    }
  }
}
