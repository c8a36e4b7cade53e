/// What a reader of binary results expects of a column: the types that share one wire form.
public enum ColumnKind: String, Sendable {
  case bool, int16, int32, int64, day, timestamp, text, textArray, numeric, bytes
  /// Not read, or read without a check.
  case anything

  /// Whether a column of that type can be read as this kind.
  ///
  /// Enumerations are sent as their labels; their numbers are above 16,383, and so is any other
  /// type that a schema defines, so that `text` takes those on trust.
  public func accepts(_ type: TypeID) -> Bool {
    switch self {
    case .bool: type == .bool
    case .int16: type == .int2
    case .int32: type == .int4
    case .int64: type == .int8
    case .day: type == .date
    case .timestamp: type == .timestamptz || type == .timestamp
    case .text: ColumnKind.textTypes.contains(type) || type.rawValue >= 16_384
    case .textArray: ColumnKind.textArrayTypes.contains(type) || type.rawValue >= 16_384
    case .numeric: type == .numeric
    case .bytes: type == .bytea
    case .anything: true
    }
  }

  private static let textTypes: Set<TypeID> = [.text, .varchar, .bpchar, .name, .json]
  private static let textArrayTypes: Set<TypeID> = [.textArray, .varcharArray, .nameArray]
}
