package import CaseFile

/// A token by which a body's systems or terminals identify themselves; never the token itself.
package struct Token: Hashable, Sendable {
  /// SHA-256 of a random token of 256 bits.
  package let hash: [UInt8]
  package let body: BodyCode
  /// In which role its holder asks.
  package let role: AskerRole
  /// Whether facts may be recorded with it; else it only asks.
  package let mayRecord: Bool
  /// What it is used for, in words.
  package let label: String
  /// As the database writes it.
  package let expiresAt: String
  package let isRevoked: Bool
  package let isExpired: Bool

  /// Whether it may still be used.
  package var isValid: Bool { !isRevoked && !isExpired }
}
