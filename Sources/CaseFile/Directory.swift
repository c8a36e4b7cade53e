/// Local facts about bodies rather than about one case: leads, agreements, delegations, local settings.
///
/// Format `aftercare-directory/1`.
public struct Directory: Hashable, Sendable {
  public static let format = "aftercare-directory/1"

  public var contacts: [LeadContact] = []
  public var agreements: [Agreement] = []
  public var delegations: [Delegation] = []
  public var reconciliations: [Reconciliation] = []
  public var handovers: [Handover] = []
  public var allocations: [Allocation] = []
  /// Local values for the keys of the settings; nil where the file says null.
  public var settings: [String: SettingText?] = [:]

  public init() {}

  /// Shows every kind of fact to the visitor, once, in the order of the contract.
  public mutating func visitFacts(_ visitor: inout some FieldVisitor) {
    visitor.list("contacts", &contacts)
    visitor.list("agreements", &agreements)
    visitor.list("delegations", &delegations)
    visitor.list("reconciliations", &reconciliations)
    visitor.list("handovers", &handovers)
    visitor.list("allocations", &allocations)
  }
}

/// A setting's value as a directory or a command line writes it.
public struct SettingText: Hashable, Sendable {
  public enum Form: Sendable {
    case number, text, flag
  }

  public let text: String
  /// How JSON wrote it.
  public let form: Form

  public init(text: String, form: Form) {
    self.text = text
    self.form = form
  }
}
