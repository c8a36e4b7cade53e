public import CivilTime

/// Writes records as JSON in the order of the contract; what is not recorded is left out.
public struct FactWriter {
  public var json = JSONWriter()
  private var name = ""
  private var presence = Presence.optional

  public init() {}
}

extension FactWriter: FieldVisitor {
  public mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence
  ) {
    self.name = name
    self.presence = presence
    value.write(to: &self)
  }

  public mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence
  ) {
    guard !elements.isEmpty || presence == .required else { return }
    json.name(name)
    json.open("[")
    for index in elements.indices { write(&elements[index]) }
    json.close("]")
  }

  public mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    guard var record = group else { return }
    json.name(name)
    write(&record)
  }

  /// Writes a record as an object.
  public mutating func write<Element: Record>(_ record: inout Element) {
    json.open("{")
    record.visit(&self)
    json.close("}")
  }
}

extension FactWriter: FieldSink {
  public mutating func put(text: String?) { put(text) { $0.string($1) } }
  public mutating func put(date: CivilDate?) { put(date) { $0.string($1.description) } }
  public mutating func put(instant: Instant?) { put(instant) { $0.string($1.description) } }
  public mutating func put(flag: Bool?) { put(flag) { $0.bool($1) } }
  public mutating func put(body: BodyCode?) { put(body) { $0.string($1.text) } }
  public mutating func put(number: Quantity?) { put(number) { $0.literal($1.description) } }
  public mutating func put(money: Money?) { put(money) { $0.string($1.description) } }

  public mutating func put(texts: [String]) {
    guard !texts.isEmpty || presence == .required else { return }
    json.name(name)
    json.array(texts) { $0.string($1) }
  }

  private mutating func put<Value>(_ value: Value?, _ write: (inout JSONWriter, Value) -> Void) {
    guard value != nil || presence == .required else { return }
    json.name(name)
    if let value { write(&json, value) } else { json.null() }
  }
}

extension CaseFile {
  /// Writes the case file, format `aftercare-case/1`, compactly.
  public func write(to writer: inout FactWriter) {
    var file = self
    writer.json.open("{")
    writer.json.name("format")
    writer.json.string(CaseFile.format)
    writer.json.name("case")
    writer.json.string(reference.text)
    file.visitFacts(&writer)
    writer.json.close("}")
  }
}

extension Directory {
  /// Writes the directory, format `aftercare-directory/1`, compactly.
  public func write(to writer: inout FactWriter) {
    var directory = self
    writer.json.open("{")
    writer.json.name("format")
    writer.json.string(Directory.format)
    directory.visitFacts(&writer)
    if !settings.isEmpty {
      writer.json.name("settings")
      writer.json.open("{")
      for (key, value) in settings.sorted(by: { $0.key < $1.key }) {
        writer.json.name(key)
        switch value {
        case nil: writer.json.null()
        case let value? where value.form == .text: writer.json.string(value.text)
        case let value?: writer.json.literal(value.text)
        }
      }
      writer.json.close("}")
    }
    writer.json.close("}")
  }
}
