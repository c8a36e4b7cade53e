package import CaseFile

extension Mapping {
  /// Reads a mapping.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  package init(json bytes: [UInt8]) throws(UnfitFile) {
    let value: JSONValue
    do { value = try JSONValue(bytes) } catch {
      let place = "line \(error.line), column \(error.column)"
      throw UnfitFile(faults: [Fault(pointer: "", reason: "is not JSON (\(place)): \(error.reason)")])
    }
    var reader = MappingReader()
    reader.read(value)
    guard reader.faults.isEmpty else { throw UnfitFile(faults: reader.faults) }
    self = reader.mapping
  }
}

/// Reads a mapping from JSON and notes every fault.
private struct MappingReader {
  private(set) var mapping = Mapping()
  private(set) var faults: [Fault] = []

  mutating func read(_ value: JSONValue) {
    guard case .object(let members) = value else { return fault("", "must be an object") }
    noteRepeated(members, "")
    for member in members { read(member) }
    for (name, isAbsent) in [("name", mapping.name.isEmpty), ("key", mapping.key.isEmpty)]
    where isAbsent && !members.contains(where: { $0.name == name }) {
      fault("/\(name)", "is required")
    }
    if !members.contains(where: { $0.name == "format" }) { fault("/format", "is required") }
    mapping.columns += [mapping.key, mapping.row, mapping.reference].compactMap { column in
      column.flatMap { mapping.columns.contains($0) ? nil : $0 }
    }
    guard faults.isEmpty else { return }
    var check = TargetCheck(mapping.targets)
    var blank = CaseFile(reference: CaseReference(unchecked: "sheet"))
    blank.visitFacts(&check)
    for reason in check.finish() { fault("", reason) }
  }

  private mutating func read(_ member: JSONValue.Member) {
    let pointer = "/" + escaped(member.name)
    switch (member.name, member.value) {
    case ("format", .string(Mapping.format)): break
    case ("format", _): fault(pointer, "must be \"\(Mapping.format)\"")
    case ("name", .string(let text)) where Mapping.isName(text): mapping.name = text
    case ("name", _): fault(pointer, "must be a small letter or digit, then up to 19 small letters, digits or hyphens")
    case ("key", .string(let text)) where !text.isEmpty: mapping.key = text.trimmed
    case ("row", .string(let text)) where !text.isEmpty: mapping.row = text.trimmed
    case ("case", .string(let text)) where !text.isEmpty: mapping.reference = text.trimmed
    case ("key", _), ("row", _), ("case", _): fault(pointer, "must be the name of a column")
    case ("dates", .string(let text)):
      guard let form = DateForm(text) else { fallthrough }
      mapping.dates = form
    case ("dates", _): fault(pointer, "must be a form of dates, as in YYYY-MM-DD, DD/MM/YYYY or D MMM YYYY")
    case ("columns", .object(let columns)): read(columns: columns, pointer)
    case ("constants", .object(let constants)): read(constants: constants, pointer)
    case ("columns", _), ("constants", _): fault(pointer, "must be an object")
    default: fault(pointer, "is not a member that this format knows")
    }
  }

  private mutating func read(columns: [JSONValue.Member], _ outer: String) {
    noteRepeated(columns, outer)
    for column in columns {
      let (name, pointer) = (column.name.trimmed, outer + "/" + escaped(column.name))
      switch column.value {
      case .null: mapping.ignored.insert(name)
      case .string(let path): add(path, .column(name, values: [:]), pointer)
      case .object(let members): read(column: name, members, pointer)
      default: fault(pointer, "must be a field, an object with \"field\" and \"values\", or null")
      }
      if column.value != .null, !mapping.columns.contains(name) { mapping.columns.append(name) }
    }
  }

  private mutating func read(column name: String, _ members: [JSONValue.Member], _ pointer: String) {
    noteRepeated(members, pointer)
    var path: String?
    var values: [String: String] = [:]
    for member in members {
      switch (member.name, member.value) {
      case ("field", .string(let text)): path = text
      case ("values", .object(let pairs)):
        noteRepeated(pairs, pointer + "/values")
        for pair in pairs {
          guard case .string(let text) = pair.value else {
            fault(pointer + "/values/" + escaped(pair.name), "must be a text")
            continue
          }
          values[pair.name.trimmed] = text
        }
      default: fault(pointer + "/" + escaped(member.name), "must be \"field\", a text, or \"values\", an object")
      }
    }
    guard let path else { return fault(pointer + "/field", "is required") }
    add(path, .column(name, values: values), pointer + "/field")
  }

  private mutating func read(constants: [JSONValue.Member], _ outer: String) {
    noteRepeated(constants, outer)
    for constant in constants {
      let pointer = outer + "/" + escaped(constant.name)
      guard case .string(let text) = constant.value, !text.isEmpty else {
        fault(pointer, "must be a text in quotes, not empty")
        continue
      }
      add(constant.name, .constant(text), pointer)
    }
  }

  private mutating func add(_ text: String, _ origin: FactTargets.Origin, _ pointer: String) {
    guard let path = FactTargets.Path(text) else {
      return fault(pointer, "must be a list and a field, as in person.nhs_number or meetings/last.held")
    }
    if !mapping.targets.add(path, origin) { fault(pointer, "is a field that another column or constant fills") }
  }

  private mutating func noteRepeated(_ members: [JSONValue.Member], _ outer: String) {
    var seen: Set<String> = []
    for member in members where !seen.insert(member.name).inserted {
      fault(outer + "/" + escaped(member.name), "stands more than once")
    }
  }

  private mutating func fault(_ pointer: String, _ reason: String) {
    faults.append(Fault(pointer: pointer, reason: reason))
  }

  private func escaped(_ name: String) -> String {
    name.reduce(into: "") { escaped, character in
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.append(character)
      }
    }
  }
}
