package import CaseFile
import Reference

/// In whose name something is asked: a body, and the bodies it succeeded.
///
/// A predecessor's cases pass to its successor (SI 2022/734 reg 29; structural changes orders).
package struct Claims: Hashable, Sendable {
  /// The body that asks.
  package let body: BodyCode
  /// The body and all that it succeeded, sorted.
  package let bodies: [BodyCode]

  package init(of body: BodyCode) {
    self.body = body
    bodies = Set(NationalReference.shipped.predecessors(of: body) + [body]).sorted()
  }

  /// Whether it may ask what a body owes: itself or one it succeeded, never another.
  package func mayAsk(about other: BodyCode) -> Bool { bodies.contains(other) }

  /// The bodies as the database is told them, comma separated.
  package var setting: String { bodies.map(\.text).joined(separator: ",") }
}
