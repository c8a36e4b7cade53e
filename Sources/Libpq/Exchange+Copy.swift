extension Exchange {
  /// Repeats a step of a copy until it is taken, waiting whenever the socket is full.
  func copying(_ step: (Wire) -> Wire.CopyProgress) throws(PostgresError) {
    while true {
      if let reason = reasonToStop { throw .cancelled(reason) }
      switch step(wire) {
      case .taken: return
      case .mustWait:
        awaitInput(alsoOutput: wire.flush())
        guard wire.consumeInput() else { throw lost() }
      case .ended, .failed: throw wire.isBad ? lost() : .misuse(wire.errorMessage)
      }
    }
  }

  /// Reads the first answer to a copy statement and checks that it starts that kind of copy.
  func startCopy(_ kind: Outcome.Kind) throws(PostgresError) {
    guard let outcome = next() else { throw lost() }
    guard outcome.kind != kind else { return }
    let error = outcome.kind == .failure ? failure(outcome) : nil
    if outcome.kind == .copyIn || outcome.kind == .copyOut { spend() }
    if !isSpent { while let rest = next() { _ = rest.kind } }
    throw error ?? .misuse("the statement is not the copy that was asked for")
  }

  /// Appends the next row of a copy; false after the last.
  func takeCopy(into bytes: inout [UInt8]) throws(PostgresError) -> Bool {
    while true {
      switch wire.takeCopy(into: &bytes) {
      case .taken: return true
      case .ended: return false
      case .failed: throw wire.isBad ? lost() : .misuse(wire.errorMessage)
      case .mustWait:
        awaitInput(alsoOutput: wire.flush())
        guard wire.consumeInput() else { throw lost() }
      }
    }
  }

  /// Ends a copy with a reason for the server to undo it, whatever else is asked.
  func endCopyAtOnce(because reason: String) {
    while wire.endCopy(because: reason) == .mustWait {
      awaitInput(alsoOutput: wire.flush())
      guard wire.consumeInput() else { return }
    }
  }
}
