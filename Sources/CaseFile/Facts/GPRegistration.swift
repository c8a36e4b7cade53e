public import CivilTime

/// A registration with a GP practice.
public struct GPRegistration: IdentifiedRecord {
  public var id: FactID = .blank
  /// Practice ODS code.
  public var practice: String?
  /// The CCG or ICB the practice belonged to at `start`.
  public var commissioner: BodyCode?
  public var start: CivilDate = .blank
  public var end: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("practice", &practice)
    visitor.field("commissioner", &commissioner, .required)
    visitor.field("start", &start)
    visitor.field("end", &end)
  }
}
