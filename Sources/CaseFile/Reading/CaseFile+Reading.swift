extension CaseFile {
  /// Reads a case file of format `aftercare-case/1`.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  public init(json bytes: [UInt8]) throws(UnfitFile) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes) } catch { throw UnfitFile(error) }
    try self.init(document)
  }

  /// Reads a case that stands at a node; `member` is the member of the document in which it stands, if any.
  init(
    _ document: JSONDocument, at node: Int = 0, under member: String? = nil
  ) throws(UnfitFile) {
    var reader = FactReader(document: document)
    reader.path = member.map { [.name($0)] } ?? []
    self = reader.readCaseFile(at: node)
    reader.checkReferences(of: self)
    guard reader.faults.isEmpty else { throw UnfitFile(faults: reader.faults) }
  }
}

extension FactReader {
  mutating func readCaseFile(at node: Int) -> CaseFile {
    var file = CaseFile(reference: CaseReference(unchecked: ""))
    readObject(at: node) { reader in
      reader.checkFormat(CaseFile.format)
      file.reference = reader.readReference() ?? file.reference
      if reader.isAbsent("person") { reader.fault("is required", member: "person") }
      file.visitFacts(&reader)
    }
    return file
  }

  /// Checks the member `format`.
  mutating func checkFormat(_ format: String) {
    guard let node = find("format") else { return fault("is required", member: "format") }
    guard nodes[node].kind == .string, text(of: node) == format else {
      return fault("must be \"\(format)\"", member: "format")
    }
  }

  mutating func readReference() -> CaseReference? {
    guard let node = find("case") else {
      fault("is required", member: "case")
      return nil
    }
    guard nodes[node].kind == .string, let reference = CaseReference(text(of: node)) else {
      fault(
        "must be a letter or digit, then up to 39 letters, digits, '/', '_', '.' or '-'",
        member: "case")
      return nil
    }
    return reference
  }
}
