/// A statement's text and the types of its parameters, as it is prepared on a server.
public struct Statement: Hashable, Sendable {
  /// The text, with `$1`, `$2`, ... for parameters.
  public let sql: String
  /// The parameters' types from the first on; those not given are inferred.
  public let types: [TypeID]

  /// Makes a statement of text that stands in the source.
  public init(_ sql: StaticString, types: [TypeID] = []) {
    self.init(assembled: String(describing: sql), types: types)
  }

  /// Makes a statement of text put together at run time; no value may have gone into it.
  public init(assembled sql: String, types: [TypeID] = []) {
    self.sql = sql
    self.types = types
  }

  /// The server-side name: the same for the same text and types, on any connection.
  ///
  /// The hash is FNV-1a of 128 bits: not secret, only spread widely enough never to meet itself.
  public var name: String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for byte in sql.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
    for type in types {
      hash = (hash ^ UInt128(type.rawValue) ^ (UInt128(1) << 64)) &* prime
    }
    return "aftercare_" + String(hash, radix: 36)
  }
}
