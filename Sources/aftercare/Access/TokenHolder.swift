import Access
import Foundation
import Record

/// Who asks, as the token in AFTERCARE_TOKEN says.
struct TokenHolder {
  let register: Register
  let capacity: Capacity

  /// - Throws: `Failure` where there is no token, or it is not in force.
  init(_ register: Register) async throws {
    let sent = ProcessInfo.processInfo.environment["AFTERCARE_TOKEN"] ?? ""
    guard let token = BearerToken(sent: sent.trimmingCharacters(in: .whitespacesAndNewlines)),
      let found = try await register.token(hash: token.hash), found.isValid
    else {
      throw Failure(
        .denied,
        "put a token that is in force into AFTERCARE_TOKEN (aftercare token issue --body CODE --role ROLE).")
    }
    self.register = register.used(by: .token(hash: token.hash))
    capacity = .application(bodies: [found.body], as: found.role)
  }
}
