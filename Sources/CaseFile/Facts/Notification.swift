public import CivilTime

/// That a body was told of something.
public struct Notification: IdentifiedRecord {
  public var id: FactID = .blank
  public var about: About = .blank
  /// Id of the legal status, spell or accommodation.
  public var subject: FactID?
  /// Who was told.
  public var to: BodyCode?
  public var sent: CivilDate = .blank

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("id", &id)
    visitor.field("about", &about)
    visitor.field("subject", &subject)
    visitor.field("to", &to, .required)
    visitor.field("sent", &sent)
  }
}

extension Notification {
  public enum About: String, Code, SingleValue {
    case detention
    case discharge
    case placement

    public static let inOrder = allCases
    public static let words = inOrder.map(\.rawValue)
  }
}
