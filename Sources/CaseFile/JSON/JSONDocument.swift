/// A JSON text (RFC 8259), read once into a flat list of nodes that point into its bytes.
///
/// Strings and numbers are decoded only when asked for, so that reading costs one pass.
public struct JSONDocument: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  /// Reads the whole text as one JSON value.
  ///
  /// - Throws: `JSONSyntaxError`, which names line and column.
  public init(_ bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes)
    try parser.parseDocument()
    self.nodes = parser.nodes
    self.bytes = bytes
  }
}

/// One value (or member name) of a document.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, `false`, `true`, number, string, array, object
  }

  var kind: Kind
  /// For strings: whether it holds a backslash escape.
  var hasEscapes = false
  /// The first byte; of a string the one after its quote.
  var start: Int32
  /// The first byte after it; of a string its closing quote.
  var end: Int32
  /// The index of the node that follows this one and all that it holds.
  var next: Int32 = 0
}

/// Where and why a text is not JSON.
public struct JSONSyntaxError: Error, Sendable, Equatable {
  public let line: Int
  public let column: Int
  /// What was expected there, in words; never a piece of the text itself.
  public let reason: String
}
