internal import CLibpq
internal import Glibc

/// The handle of one libpq connection: its calls, one for one, and nothing that waits.
///
/// Only the connection's own thread may use it. Pointers never leave this type.
@safe
struct Wire {
  let connection: OpaquePointer

  /// Connects, blocking for as long as `connect_timeout` allows for each host.
  init(_ keywords: [String: String]) throws(PostgresError) {
    guard PQisthreadsafe() == 1 else { throw .misuse("this libpq is not built for threads") }
    _ = Wire.brokenPipesAreIgnored
    guard let connection = unsafe Wire.connect(keywords) else {
      throw .connectionFailure("libpq has no memory for a connection")
    }
    unsafe self.connection = unsafe connection
    guard !isBad else {
      let message = errorMessage
      finish()
      throw .connectionFailure(message)
    }
    unsafe PQsetnonblocking(connection, 1)
  }

  /// Writing to a lost connection must be an error of that call, not the end of the process.
  private static let brokenPipesAreIgnored: Void = {
    _ = signal(SIGPIPE, SIG_IGN)
  }()

  private static func connect(_ keywords: [String: String]) -> OpaquePointer? {
    // The connection string, if any, comes first: what follows overrides it.
    let pairs = keywords.sorted { $0.key == "dbname" && $1.key != "dbname" }
    let texts = unsafe pairs.flatMap { pair in unsafe [strdup(pair.key), strdup(pair.value)] }
    defer { for index in unsafe texts.indices { unsafe free(texts[index]) } }
    let names = unsafe stride(from: 0, to: texts.count, by: 2).map { index in
      unsafe UnsafePointer<CChar>(texts[index])
    }
    let values = unsafe stride(from: 1, to: texts.count, by: 2).map { index in
      unsafe UnsafePointer<CChar>(texts[index])
    }
    return unsafe PQconnectdbParams(names + [nil], values + [nil], 1)
  }

  /// Closes the connection and frees the handle, which must not be used again.
  func finish() { unsafe PQfinish(connection) }

  var isBad: Bool { unsafe PQstatus(connection) != CONNECTION_OK }

  /// libpq's own words; may quote values, and are in the user's language.
  var errorMessage: String {
    guard let text = unsafe PQerrorMessage(connection) else { return "" }
    return unsafe String(cString: text)
  }

  var socket: Int32 { unsafe PQsocket(connection) }

  var serverVersion: Int { Int(unsafe PQserverVersion(connection)) }

  var backendID: Int32 { unsafe PQbackendPID(connection) }

  var transactionStatus: TransactionStatus {
    switch unsafe PQtransactionStatus(connection) {
    case PQTRANS_IDLE: .idle
    case PQTRANS_INTRANS: .inTransaction
    case PQTRANS_INERROR: .inFailedTransaction
    case PQTRANS_ACTIVE: .active
    default: .unknown
    }
  }

  /// Sends what is buffered as far as the socket takes it; true if some of it must wait.
  func flush() -> Bool { unsafe PQflush(connection) == 1 }

  /// Reads what has arrived; false once the connection is lost.
  func consumeInput() -> Bool { unsafe PQconsumeInput(connection) == 1 }

  /// Whether taking a result would block.
  var isBusy: Bool { unsafe PQisBusy(connection) == 1 }

  /// The next result of the statement at hand, or nil after its last.
  func takeOutcome() -> Outcome? {
    guard let result = unsafe PQgetResult(connection) else { return nil }
    return unsafe Outcome(result)
  }

  /// Asks the server, over a connection of its own, to stop what this one does. Blocks.
  func cancel() {
    guard let request = unsafe PQgetCancel(connection) else { return }
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
      _ = unsafe PQcancel(request, buffer.baseAddress, 256)
    }
    unsafe PQfreeCancel(request)
  }

  /// Cuts the socket, so that waiting for a server that is gone ends at once.
  func cut() { shutdown(socket, Int32(SHUT_RDWR)) }
}
