/// The number (OID) by which PostgreSQL knows a type.
package struct TypeID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The type's name where it is built in, otherwise its number.
  package var description: String { TypeID.names[self] ?? "type \(rawValue)" }
}

extension TypeID {
  /// Left to the server, which infers it from the statement.
  package static let inferred = TypeID(0)
  package static let bool = TypeID(16)
  package static let bytea = TypeID(17)
  package static let name = TypeID(19)
  package static let int8 = TypeID(20)
  package static let int2 = TypeID(21)
  package static let int4 = TypeID(23)
  package static let text = TypeID(25)
  package static let oid = TypeID(26)
  package static let json = TypeID(114)
  package static let float8 = TypeID(701)
  package static let bpchar = TypeID(1042)
  package static let varchar = TypeID(1043)
  package static let date = TypeID(1082)
  package static let timestamp = TypeID(1114)
  package static let timestamptz = TypeID(1184)
  package static let numeric = TypeID(1700)
  package static let uuid = TypeID(2950)
  package static let jsonb = TypeID(3802)
  package static let nameArray = TypeID(1003)
  package static let int4Array = TypeID(1007)
  package static let textArray = TypeID(1009)
  package static let varcharArray = TypeID(1015)
  package static let int8Array = TypeID(1016)
  package static let dateArray = TypeID(1182)

  private static let names: [TypeID: String] = [
    .bool: "bool", .bytea: "bytea", .name: "name", .int8: "int8", .int2: "int2", .int4: "int4",
    .text: "text", .oid: "oid", .json: "json", .float8: "float8", .bpchar: "bpchar",
    .varchar: "varchar", .date: "date", .timestamp: "timestamp", .timestamptz: "timestamptz",
    .numeric: "numeric", .uuid: "uuid", .jsonb: "jsonb", .nameArray: "name[]",
    .int4Array: "int4[]", .textArray: "text[]", .varcharArray: "varchar[]",
    .int8Array: "int8[]", .dateArray: "date[]",
  ]
}
