package import CaseFile
package import CivilTime

/// The national reference data that ship with the product: which bodies there are, who succeeds
/// whom and when, who looks after which council's area, bank holidays, legal status codes.
///
/// Made from `sql/reference`; sources and licences are named in its README. A class, because it is
/// large and never changes: to hand it on costs one pointer.
package final class NationalReference: Sendable {
  /// The data that ship with this version of the product.
  package static let shipped = NationalReference(NationalTables.shipped)

  /// The version of those data, which is known without reading them.
  package static var shippedVersion: String { NationalTables.version }

  /// Changes whenever an answer could.
  package let version: String
  /// Every body that is, was or is known to come, sorted by code.
  package let allBodies: [Body]
  /// England's bank holidays, 2012 to 2028, in order.
  package let bankHolidays: [BankHoliday]
  /// Days that are neither weekends nor bank holidays of England.
  package let workingDays: WorkingDays
  /// The legal status classification codes of England, then those of Wales.
  package let legalStatusCodes: [LegalStatusCode]

  let bodies: CodeTable<Body>
  let successions: CodeTable<Succession>
  /// All that took over from a body, directly or later, sorted.
  let successors: CodeTable<[BodyCode]>
  /// All that a body took over from, directly or earlier, sorted.
  let predecessors: CodeTable<[BodyCode]>
  let healthBoards: CodeTable<BodyCode>
  let areas: [CouncilAreas]

  init(_ tables: NationalTables) {
    version = tables.version
    allBodies = tables.bodies
    bankHolidays = tables.bankHolidays
    workingDays = WorkingDays(holidays: Set(tables.bankHolidays.map(\.date)))
    legalStatusCodes = tables.legalStatusCodes
    bodies = CodeTable(tables.bodies.map { ($0.code, $0) })
    successions = CodeTable(tables.successions.map { ($0.body, $0) })
    let descent = Descent(tables.successions)
    successors = CodeTable(descent.successors)
    predecessors = CodeTable(descent.predecessors)
    healthBoards = CodeTable(tables.healthBoards)
    areas = CouncilAreas.latestFirst(tables.councilShares, recodings: tables.successions)
  }
}

extension NationalReference {
  /// The body of that code; nil where it is not in the data (a trust, a provider).
  package func body(_ code: BodyCode) -> Body? {
    bodies[code]
  }

  /// The body's name; its code where the body is not in the data.
  package func name(of code: BodyCode) -> String {
    body(code)?.name ?? code.text
  }

  /// The bodies of a kind whose code stands on the day, sorted by code.
  package func bodies(of kind: Body.Kind, on day: CivilDate) -> [Body] {
    allBodies.filter { $0.kind == kind && $0.exists(on: day) }
  }

  /// What the code of a legal status means where it is used.
  ///
  /// Code 35 is guardianship in England and a community treatment order in Wales: never one list.
  package func legalStatusCode(
    _ code: String, in jurisdiction: LegalStatusCode.Jurisdiction
  ) -> LegalStatusCode? {
    legalStatusCodes.first { $0.code == code && $0.jurisdiction == jurisdiction }
  }
}
