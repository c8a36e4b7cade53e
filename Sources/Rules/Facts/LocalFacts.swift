import CaseFile
import Reference

/// A directory arranged by body, once for many cases: a case asks only for the rows of its own bodies.
///
/// Rows are found under every code of the body that they name: its predecessors' and its successors' too.
final class LocalFacts: Sendable {
  private let contacts: [BodyCode: [LeadContact]]
  private let agreements: [BodyCode: [Agreement]]
  private let delegations: [BodyCode: [Delegation]]
  private let reconciliations: [BodyCode: [Reconciliation]]
  private let handovers: [BodyCode: [Handover]]
  private let allocations: [String: [Allocation]]

  init(_ directory: Directory) {
    let directory = directory.inOrder
    contacts = LocalFacts.arranged(directory.contacts) { [$0.body] }
    agreements = LocalFacts.arranged(directory.agreements) { $0.parties }
    delegations = LocalFacts.arranged(directory.delegations) { [$0.from] }
    reconciliations = LocalFacts.arranged(directory.reconciliations) { [$0.council] }
    handovers = LocalFacts.arranged(directory.handovers) { [$0.body] }
    allocations = Dictionary(grouping: directory.allocations, by: \.case)
  }

  func contacts(of body: BodyCode) -> [LeadContact] { contacts[body] ?? [] }
  func agreements(of body: BodyCode) -> [Agreement] { agreements[body] ?? [] }
  func delegations(from body: BodyCode) -> [Delegation] { delegations[body] ?? [] }
  func reconciliations(of council: BodyCode) -> [Reconciliation] { reconciliations[council] ?? [] }
  func handovers(of body: BodyCode) -> [Handover] { handovers[body] ?? [] }
  func allocations(of reference: CaseReference) -> [Allocation] { allocations[reference.text] ?? [] }

  private static func arranged<Row>(
    _ rows: [Row], _ bodies: (Row) -> [BodyCode]
  ) -> [BodyCode: [Row]] {
    var arranged: [BodyCode: [Row]] = [:]
    for row in rows {
      let codes = Set(bodies(row).flatMap(Bodies.allCodes))
      for code in codes { arranged[code, default: []].append(row) }
    }
    return arranged
  }
}

extension Bodies {
  /// Every code under which a body was, is or will be known.
  fileprivate static func allCodes(_ body: BodyCode) -> [BodyCode] {
    [body] + national.predecessors(of: body) + national.successors(of: body)
  }
}
