/// Something the server said beside the answer: a warning, a notice.
public struct Notice: Hashable, Sendable {
  /// The code; 00000 for most.
  public let sqlState: SQLState?
  /// WARNING, NOTICE, INFO, LOG or DEBUG, in English.
  public let severity: String
  /// The message; may quote a value, so never log it as it is.
  public let message: String
}
