/// The number (OID) by which PostgreSQL knows a type.
public struct TypeID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: UInt32

  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The type's name where it is built in, otherwise its number.
  public var description: String { TypeID.names[self] ?? "type \(rawValue)" }
}

extension TypeID {
  /// Left to the server, which infers it from the statement.
  public static let inferred = TypeID(0)
  public static let bool = TypeID(16)
  public static let bytea = TypeID(17)
  public static let name = TypeID(19)
  public static let int8 = TypeID(20)
  public static let int2 = TypeID(21)
  public static let int4 = TypeID(23)
  public static let text = TypeID(25)
  public static let oid = TypeID(26)
  public static let json = TypeID(114)
  public static let float8 = TypeID(701)
  public static let bpchar = TypeID(1042)
  public static let varchar = TypeID(1043)
  public static let date = TypeID(1082)
  public static let timestamp = TypeID(1114)
  public static let timestamptz = TypeID(1184)
  public static let numeric = TypeID(1700)
  public static let uuid = TypeID(2950)
  public static let jsonb = TypeID(3802)
  public static let nameArray = TypeID(1003)
  public static let int4Array = TypeID(1007)
  public static let textArray = TypeID(1009)
  public static let varcharArray = TypeID(1015)
  public static let int8Array = TypeID(1016)
  public static let dateArray = TypeID(1182)

  private static let names: [TypeID: String] = [
    .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4",
    .text: "text", .oid: "oid", .json: "json", .float8: "float8", .bpchar: "bpchar",
    .varchar: "varchar", .date: "date", .timestamp: "timestamp", .timestamptz: "timestamptz",
    .numeric: "numeric", .uuid: "uuid", .jsonb: "jsonb", .nameArray: "name[]",
    .int4Array: "int4[]", .textArray: "text[]", .varcharArray: "varchar[]",
    .int8Array: "int8[]", .dateArray: "date[]",
  ]
}
