import Access
import Hummingbird
import Logging
import Record

/// A request and in whose name it asks.
struct AskingContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Nil until the token has been checked.
  var claims: Claims?
  /// In which role.
  var role = AskerRole.auditor
  /// Whether the token may record.
  var mayRecord = false
  /// By which token, as the audit trail names it.
  var asker = DeedActor.unnamed

  init(source: Source) {
    coreContext = .init(source: source)
  }

  /// The claims of the request.
  ///
  /// - Throws: `Problem.unauthorised` where no token was checked.
  func requireClaims() throws -> Claims {
    guard let claims else { throw Problem.unauthorised }
    return claims
  }
}
