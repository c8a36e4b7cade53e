/// How far a transaction is kept apart from others.
package enum Isolation: String, Sendable {
  /// Sees what others have committed so far, at each statement anew.
  case readCommitted = "read committed"
  /// Sees what was committed when it began.
  case repeatableRead = "repeatable read"
  /// As if transactions ran one after the other; may fail with 40001 and is then run again.
  case serializable = "serializable"
  /// One unchanging view for reading, which never fails for others' sake and writes nothing.
  case snapshot = "repeatable read, read only"
}
