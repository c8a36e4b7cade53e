package import CivilTime

/// An action that a meeting agreed.
package struct MeetingAction: IdentifiedRecord {
  package var id: FactID = .blank
  package var action: String?
  /// Body code or name.
  package var owner: String?
  package var due: CivilDate?
  package var done: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("action", &action)
    visitor.field("owner", &owner)
    visitor.field("due", &due)
    visitor.field("done", &done)
  }
}
