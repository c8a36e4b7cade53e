/// Takes the data of a `COPY ... FROM STDIN`; collects it in one buffer and sends that when full.
public struct CopyWriter: ~Copyable {
  private let exchange: Exchange
  private var buffer: [UInt8] = []
  private static let capacity = 64 * 1024

  init(_ exchange: Exchange) {
    self.exchange = exchange
    buffer.reserveCapacity(CopyWriter.capacity + 4096)
  }

  /// Adds bytes in the format that the statement names.
  public mutating func write(_ bytes: some Sequence<UInt8>) throws(PostgresError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= CopyWriter.capacity { try flush() }
  }

  /// Adds one byte.
  public mutating func write(byte: UInt8) throws(PostgresError) {
    buffer.append(byte)
    if buffer.count >= CopyWriter.capacity { try flush() }
  }

  /// Sends what was collected.
  mutating func flush() throws(PostgresError) {
    guard !buffer.isEmpty else { return }
    try exchange.copying { wire in wire.putCopy(buffer) }
    buffer.removeAll(keepingCapacity: true)
  }
}
