/// A fact with fields: one list of them serves JSON, SQL, forms and the audit trail.
public protocol Record: Hashable, Sendable {
  init()
  /// Shows every field to the visitor, once, in the order of the contract.
  mutating func visit(_ visitor: inout some FieldVisitor)
  /// The id within its list; nil for records that have none.
  var ownID: FactID? { get }
}

extension Record {
  public var ownID: FactID? { nil }
}

extension IdentifiedRecord {
  public var ownID: FactID? { id }
}

/// A record that has an id of its own within its list.
public protocol IdentifiedRecord: Record {
  var id: FactID { get }
}

/// Whether a field must be written, even if only as null.
public enum Presence: Sendable {
  case optional, required
}

/// Something that goes through the fields of a record: to read them, to write them, or to list them.
public protocol FieldVisitor {
  /// A single value, or a list of plain values.
  mutating func field<Value: FieldValue>(
    _ name: String, _ value: inout Value, _ presence: Presence)
  /// A list of records inside the record.
  mutating func list<Element: Record>(
    _ name: String, _ elements: inout [Element], _ presence: Presence)
  /// An object inside the record, which belongs to it alone.
  mutating func group<Group: Record>(_ name: String, _ group: inout Group?)
}

extension FieldVisitor {
  public mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value) {
    field(name, &value, Value.mayBeAbsent ? .optional : .required)
  }

  public mutating func list<Element: Record>(_ name: String, _ elements: inout [Element]) {
    list(name, &elements, .optional)
  }
}
