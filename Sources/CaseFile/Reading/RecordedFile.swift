/// A file that can be recorded: a case, a directory, or the case of a scenario.
public enum RecordedFile: Sendable {
  case caseFile(CaseFile)
  case directory(Directory)

  /// Reads a file of whichever kind it says it is. A scenario's directory and expectations are left aside.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  public init(json bytes: [UInt8]) throws(UnfitFile) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes) } catch { throw UnfitFile(error) }
    if let node = document.member("case"), document.nodes[node].kind == .object {
      self = .caseFile(try CaseFile(document, at: node, under: "case"))
    } else if let node = document.member("format"), document.text(of: node) == Directory.format {
      self = .directory(try Directory(document))
    } else {
      self = .caseFile(try CaseFile(document))
    }
  }
}

extension JSONDocument {
  /// The value of a member of the outermost object; nil where there is none.
  fileprivate func member(_ name: String) -> Int? {
    guard let root = nodes.first, root.kind == .object else { return nil }
    var key = 1
    while key < Int(root.next) {
      if text(of: key) == name { return key + 1 }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }

  fileprivate func text(of node: Int) -> String? {
    nodes[node].kind == .string ? JSONText.decode(nodes[node], in: bytes) : nil
  }
}
