import Synchronization

/// Values collected from another thread.
final class Collected<Value: Sendable>: Sendable {
  private let list = Mutex<[Value]>([])

  var values: [Value] { list.withLock { $0 } }

  func append(_ values: [Value]) { list.withLock { $0 += values } }
}
