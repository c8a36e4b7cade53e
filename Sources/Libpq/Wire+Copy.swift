internal import CLibpq

extension Wire {
  /// What became of a piece of a copy.
  enum CopyProgress { case taken, mustWait, ended, failed }

  /// Buffers bytes for the server.
  func putCopy(_ bytes: [UInt8]) -> CopyProgress {
    let status = unsafe bytes.withUnsafeBytes { buffer in
      unsafe PQputCopyData(
        connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    return progress(status)
  }

  /// Ends a copy; with a reason, the server undoes it.
  func endCopy(because reason: String?) -> CopyProgress {
    guard let reason else { return progress(unsafe PQputCopyEnd(connection, nil)) }
    return progress(unsafe PQputCopyEnd(connection, reason))
  }

  /// Appends the next row that the server sent.
  func takeCopy(into bytes: inout [UInt8]) -> CopyProgress {
    var row: UnsafeMutablePointer<CChar>?
    let count = unsafe PQgetCopyData(connection, &row, 1)
    guard count > 0, let row = unsafe row else {
      return count == 0 ? .mustWait : count == -1 ? .ended : .failed
    }
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(count)))
    unsafe PQfreemem(row)
    return .taken
  }

  private func progress(_ status: Int32) -> CopyProgress {
    status == 1 ? .taken : status == 0 ? .mustWait : .failed
  }
}
