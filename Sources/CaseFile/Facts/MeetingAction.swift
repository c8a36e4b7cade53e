public import CivilTime

/// An action that a meeting agreed.
public struct MeetingAction: IdentifiedRecord {
  public var id: FactID = .blank
  public var action: String?
  /// Body code or name.
  public var owner: String?
  public var due: CivilDate?
  public var done: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("action", &action)
    visitor.field("owner", &owner)
    visitor.field("due", &due)
    visitor.field("done", &done)
  }
}
