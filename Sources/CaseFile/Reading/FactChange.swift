/// A change of single facts of a case: new facts, corrections by id, and facts withdrawn with a reason.
///
/// Format `aftercare-change/1`. Touches nothing that it does not name.
public struct FactChange: Sendable {
  public static let format = "aftercare-change/1"

  /// The case; nil where the file leaves it to whoever sends it.
  public var reference: CaseReference?
  /// The version of the case against which the change was made; nil where none is given.
  public var version: Int?
  /// What makes sending it again harmless: the register answers a key that it knows and changes nothing.
  public var key: ChangeKey?
  /// The file or form from which the facts come.
  public var source = ""
  /// New facts, and facts that take the place of those of their id. Its reference is of no meaning.
  public var facts = CaseFile(reference: CaseReference(unchecked: ""))
  /// Whether the person is among the facts: a case file cannot be without.
  public var givesPerson = false
  public var withdrawals: [FactWithdrawal] = []

  public init() {}
}

/// A fact that is held to be so no longer, and why.
public struct FactWithdrawal: Hashable, Sendable {
  /// The list, as in a case file.
  public let list: String
  /// The id in the list; the name of the list for what stands alone.
  public let id: String
  /// Why, in words that stay in the register.
  public let reason: String

  public init(list: String, id: String, reason: String) {
    self.list = list
    self.id = id
    self.reason = reason
  }
}

/// An idempotency key: letters, digits, `_`, `.`, `:` and `-`, at most 64.
public struct ChangeKey: Hashable, Sendable {
  public let text: String

  /// The key so written; nil where it has not the form of one.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard (1...64).contains(bytes.count), bytes.allSatisfy(ChangeKey.allows) else { return nil }
    self.text = text
  }

  private static func allows(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "_.:-".utf8.contains(byte)
    }
  }
}

extension FactChange {
  /// All that the change says but its key, always in the same bytes.
  public var canonicalBytes: [UInt8] {
    var writer = FactWriter()
    writer.json.open("{")
    writer.json.name("case")
    writer.json.string(reference?.text ?? "")
    writer.json.name("version")
    writer.json.integer(version ?? 0)
    writer.json.name("source")
    writer.json.string(source)
    writer.json.name("person")
    writer.json.bool(givesPerson)
    writer.json.name("record")
    facts.write(to: &writer)
    writer.json.name("withdraw")
    writer.json.array(withdrawals) { json, withdrawal in
      json.array([withdrawal.list, withdrawal.id, withdrawal.reason]) { $0.string($1) }
    }
    writer.json.close("}")
    return writer.json.bytes
  }
}
