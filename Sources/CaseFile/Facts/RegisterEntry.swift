public import CivilTime

/// What the local section 117 register says; none where the person is on no register.
public struct RegisterEntry: Record {
  /// Entered on the register.
  public var entered: CivilDate?
  /// Marked as ended.
  public var closed: CivilDate?
  /// As written.
  public var closedReason: String?
  /// The council recorded as responsible.
  public var council: BodyCode?
  /// When that was decided.
  public var councilDetermined: CivilDate?
  /// The NHS body recorded as responsible.
  public var nhsBody: BodyCode?
  /// When that was decided.
  public var nhsDetermined: CivilDate?
  /// Someone recorded that another area is or may be involved, and told it.
  public var secondAreaNoted: CivilDate?
  /// A reasoned view was recorded on a recall, revocation or change of residence that the law leaves in doubt.
  public var redetentionView: CivilDate?

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("entered", &entered)
    visitor.field("closed", &closed)
    visitor.field("closed_reason", &closedReason)
    visitor.field("council", &council)
    visitor.field("council_determined", &councilDetermined)
    visitor.field("nhs_body", &nhsBody)
    visitor.field("nhs_determined", &nhsDetermined)
    visitor.field("second_area_noted", &secondAreaNoted)
    visitor.field("redetention_view", &redetentionView)
  }
}
