extension Directory {
  /// Reads a directory of format `aftercare-directory/1`; settings are checked where they are used.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  public init(json bytes: [UInt8]) throws(UnfitFile) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes) } catch { throw UnfitFile(error) }
    try self.init(document)
  }

  init(_ document: JSONDocument, at node: Int = 0) throws(UnfitFile) {
    var reader = FactReader(document: document)
    self = reader.readDirectory(at: node)
    guard reader.faults.isEmpty else { throw UnfitFile(faults: reader.faults) }
  }
}

extension FactReader {
  mutating func readDirectory(at node: Int) -> Directory {
    var directory = Directory()
    readObject(at: node) { reader in
      reader.checkFormat(Directory.format)
      directory.visitFacts(&reader)
      directory.settings = reader.readSettings()
    }
    return directory
  }

  private mutating func readSettings() -> [String: SettingText?] {
    guard let node = find("settings") else { return [:] }
    guard nodes[node].kind == .object else {
      fault("must be an object", member: "settings")
      return [:]
    }
    var settings: [String: SettingText?] = [:]
    var key = node + 1
    path.append(.name("settings"))
    while key < Int(nodes[node].next) {
      let name = text(of: key)
      if settings.updateValue(readSetting(at: key + 1, name), forKey: name) != nil {
        fault("stands more than once", member: name)
      }
      key = Int(nodes[key + 1].next)
    }
    path.removeLast()
    return settings
  }

  private mutating func readSetting(at node: Int, _ name: String) -> SettingText? {
    switch nodes[node].kind {
    case .null: return nil
    case .true, .false: return SettingText(text: rawText(of: node), form: .flag)
    case .number: return SettingText(text: rawText(of: node), form: .number)
    case .string: return SettingText(text: text(of: node), form: .text)
    case .array, .object:
      fault("must be a number, a text, true, false or null", member: name)
      return nil
    }
  }

  private func rawText(of node: Int) -> String {
    let range = Int(nodes[node].start)..<Int(nodes[node].end)
    return String(decoding: document.bytes[range], as: UTF8.self)
  }
}
