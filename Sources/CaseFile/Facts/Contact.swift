public import CivilTime

/// A contact with the person, or an attempt at one.
public struct Contact: IdentifiedRecord {
  public var id: FactID = .blank
  /// When.
  public var at: Instant?
  public var kind: Kind = .blank
  public var by: String?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("at", &at, .required)
    visitor.field("kind", &kind)
    visitor.field("by", &by)
  }
}

extension Contact {
  public enum Kind: String, Code, SingleValue {
    case seen
    case spokenTo = "spoken_to"
    case attempted
    case declined

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
