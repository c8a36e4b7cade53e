/// Something the server said beside the answer: a warning, a notice.
package struct Notice: Hashable, Sendable {
  /// The code; 00000 for most.
  package let sqlState: SQLState?
  /// WARNING, NOTICE, INFO, LOG or DEBUG, in English.
  package let severity: String
  /// The message; may quote a value, so never log it as it is.
  package let message: String
}
