/// What was sent in a pipeline and is still to be answered, in order.
struct PipelineQueue {
  /// An answer to come.
  enum Expectation {
    case preparation(Statement)
    case rows(Statement, name: String)
    case sync
  }

  private var expected: [Expectation] = []
  private var head = 0
  /// Whether something was sent after the last sync.
  private(set) var needsSync = false
  /// The error that made the server skip the rest up to the next sync.
  var failure: PostgresError?

  var isEmpty: Bool { head == expected.count }

  /// Whether a result is still to come.
  var expectsRows: Bool {
    expected[head...].contains { if case .rows = $0 { true } else { false } }
  }

  mutating func append(_ expectation: Expectation) {
    expected.append(expectation)
    if case .sync = expectation { needsSync = false } else { needsSync = true }
  }

  /// The next answer that is due.
  mutating func next() -> Expectation? {
    guard head < expected.count else { return nil }
    defer { head += 1 }
    if head > 1024 {
      expected.removeFirst(head)
      head = 0
    }
    return expected[head]
  }
}
