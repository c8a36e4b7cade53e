package import CaseFile
internal import Database
internal import Schema

/// In which capacity a piece of work is done: as which role, and for which bodies.
package struct Capacity: Hashable, Sendable {
  let role: RegisterRole
  let bodies: [BodyCode]

  /// Imports and exports the whole register.
  package static let registerOperator = Capacity(role: .registerOperator, bodies: [])
  /// Judges every case at night.
  package static let nightly = Capacity(role: .nightly, bodies: [])

  /// Seals and verifies the audit trail.
  package static let seal = Capacity(role: .seal, bodies: [])

  /// Serves a request of these bodies, which include those that they succeeded.
  package static func application(bodies: [BodyCode]) -> Capacity {
    Capacity(role: .application, bodies: bodies)
  }

  /// The setting by which row-level security knows the bodies of a request.
  package static let claim = "aftercare.bodies"

  var claims: [String: String] {
    role == .application ? [Capacity.claim: bodies.map(\.text).joined(separator: ",")] : [:]
  }

  /// What opens a transaction that only reads, all from one snapshot.
  var snapshot: [Command] {
    let begin = [
      Command(text: "begin isolation level repeatable read, read only"),
      Command(text: "set local role \(role.rawValue)"),
    ]
    return begin
      + claims.map { name, value in
        Command(text: "select set_config($1, $2, true)", [.text(name), .text(value)])
      }
  }
}
