/// Local facts about bodies rather than about one case: leads, agreements, delegations, local settings.
///
/// Format `aftercare-directory/1`.
package struct Directory: Hashable, Sendable {
  package static let format = "aftercare-directory/1"

  package var contacts: [LeadContact] = []
  package var agreements: [Agreement] = []
  package var delegations: [Delegation] = []
  package var reconciliations: [Reconciliation] = []
  package var handovers: [Handover] = []
  package var allocations: [Allocation] = []
  /// Local values for the keys of the settings; nil where the file says null.
  package var settings: [String: SettingText?] = [:]

  package init() {}

  /// Shows every kind of fact to the visitor, once, in the order of the contract.
  package mutating func visitFacts(_ visitor: inout some FieldVisitor) {
    visitor.list("contacts", &contacts)
    visitor.list("agreements", &agreements)
    visitor.list("delegations", &delegations)
    visitor.list("reconciliations", &reconciliations)
    visitor.list("handovers", &handovers)
    visitor.list("allocations", &allocations)
  }
}

/// A setting's value as a directory or a command line writes it.
package struct SettingText: Hashable, Sendable {
  package enum Form: Sendable {
    case number, text, flag
  }

  package let text: String
  /// How JSON wrote it.
  package let form: Form

  package init(text: String, form: Form) {
    self.text = text
    self.form = form
  }
}
