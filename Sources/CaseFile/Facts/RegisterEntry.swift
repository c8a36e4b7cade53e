package import CivilTime

/// What the local section 117 register says; none where the person is on no register.
package struct RegisterEntry: Record {
  /// Entered on the register.
  package var entered: CivilDate?
  /// Marked as ended.
  package var closed: CivilDate?
  /// As written.
  package var closedReason: String?
  /// The council recorded as responsible.
  package var council: BodyCode?
  /// When that was decided.
  package var councilDetermined: CivilDate?
  /// The NHS body recorded as responsible.
  package var nhsBody: BodyCode?
  /// When that was decided.
  package var nhsDetermined: CivilDate?
  /// Someone recorded that another area is or may be involved, and told it.
  package var secondAreaNoted: CivilDate?
  /// A reasoned view was recorded on a recall, revocation or change of residence that the law leaves in doubt.
  package var redetentionView: CivilDate?

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
