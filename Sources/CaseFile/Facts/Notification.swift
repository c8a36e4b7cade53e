package import CivilTime

/// That a body was told of something.
package struct Notification: IdentifiedRecord {
  package var id: FactID = .blank
  package var about: About = .blank
  /// Id of the legal status, spell or accommodation.
  package var subject: FactID?
  /// Who was told.
  package var to: BodyCode?
  package var sent: CivilDate = .blank

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("about", &about)
    visitor.field("subject", &subject)
    visitor.field("to", &to, .required)
    visitor.field("sent", &sent)
  }
}

extension Notification {
  package enum About: String, Code, SingleValue {
    case detention
    case discharge
    case placement

    package static let inOrder = allCases
    package static let words = inOrder.map(\.rawValue)
  }
}
