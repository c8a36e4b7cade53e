/// Where a connection stands between transactions.
public enum TransactionStatus: Sendable {
  /// Outside any transaction.
  case idle
  /// Inside a transaction that may go on.
  case inTransaction
  /// Inside a transaction that can only be rolled back.
  case inFailedTransaction
  /// A statement is being executed.
  case active
  /// The connection is lost.
  case unknown
}
