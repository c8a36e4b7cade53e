package import CaseFile
package import Database
internal import Schema

/// In which capacity a piece of work is done: as which role of the database, for which bodies, and as what there.
package struct Capacity: Hashable, Sendable {
  let role: RegisterRole
  let bodies: [BodyCode]
  /// Nil for work that is nobody's request.
  let asker: AskerRole?

  /// Imports and exports the whole register.
  package static let registerOperator = Capacity(role: .registerOperator, bodies: [], asker: nil)
  /// Judges every case at night.
  package static let nightly = Capacity(role: .nightly, bodies: [], asker: nil)

  /// Seals and verifies the audit trail.
  package static let seal = Capacity(role: .seal, bodies: [], asker: nil)

  /// Serves a request of these bodies, the asking one first; those that it succeeded the database adds.
  package static func application(bodies: [BodyCode], as asker: AskerRole = .coordinator) -> Capacity {
    Capacity(role: asker.countsOnly ? .reporting : .application, bodies: bodies, asker: asker)
  }

  /// The settings by which row-level security knows a request: for which bodies, in which role, by whom.
  ///
  /// Of the bodies the database leaves out those that have ended, and adds those that they took over from.
  package static let claims: [Claim] = [
    Claim("aftercare.bodies", through: "aftercare.bodies_in_force"), "aftercare.role", "aftercare.actor",
  ]

  func claims(of actor: DeedActor) -> [String: String] {
    guard let asker else { return [:] }
    return [
      "aftercare.bodies": bodies.map(\.text).joined(separator: ","), "aftercare.role": asker.rawValue,
      "aftercare.actor": actor.text,
    ]
  }

  /// What opens a transaction that only reads, all from one snapshot: its own, or that of the given name.
  func snapshot(_ name: String? = nil, for actor: DeedActor) -> [Command] {
    let claimed = claims(of: actor)
    return [Command(text: "begin isolation level repeatable read, read only")]
      + (name.map { [Command(text: "set transaction snapshot '\($0.filter { $0.isHexDigit || $0 == "-" })'")] } ?? [])
      + [Command(text: "set local role \(role.rawValue)")]
      + Capacity.claims.compactMap { claim in claimed[claim.name].map { Command(claim.set(to: $0)) } }
  }
}
