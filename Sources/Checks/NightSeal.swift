package import Audit
internal import Database
package import Record

/// Seals the trail after a night and writes the head down outside the database.
package struct NightSeal: Sendable {
  let register: Register
  let file: AnchorFile?

  package init(register: Register, file: AnchorFile?) {
    self.register = register
    self.file = file
  }

  /// Returns the head; nil where there is nothing to seal yet.
  package func seal() async throws -> SealHead? {
    try await register.seal(as: .nightly)
    guard let head = try await register.sealHead(as: .nightly) else { return nil }
    Failpoint.reach("night.sealed")
    try file?.append(head)
    Failpoint.reach("night.anchor.appended")
    return head
  }
}
