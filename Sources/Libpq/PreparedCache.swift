/// Which statements one session has prepared; the least recently used are let go.
struct PreparedCache {
  /// What is known of a statement on this session.
  enum Standing: Equatable {
    case absent
    case ready(name: String)
    case stale(name: String)
  }

  private struct Entry {
    let name: String
    var lastUse: UInt64
    var isStale = false
  }

  private let capacity: Int
  private var entries: [Statement: Entry] = [:]
  private var clock: UInt64 = 0

  init(capacity: Int) { self.capacity = capacity }

  var isOff: Bool { capacity == 0 }

  /// Looks a statement up and counts it as used.
  mutating func standing(_ statement: Statement) -> Standing {
    clock += 1
    guard let entry = entries[statement] else { return .absent }
    entries[statement]?.lastUse = clock
    return entry.isStale ? .stale(name: entry.name) : .ready(name: entry.name)
  }

  /// Notes that a statement is prepared.
  mutating func insert(_ statement: Statement, name: String) {
    entries[statement] = Entry(name: name, lastUse: clock)
  }

  /// Notes that the server does not know the statement.
  mutating func forget(_ statement: Statement) { entries[statement] = nil }

  /// Notes that the server's plan no longer fits and must be made anew.
  mutating func markStale(_ statement: Statement) { entries[statement]?.isStale = true }

  /// Forgets all, as after `DISCARD ALL`.
  mutating func removeAll() { entries.removeAll() }

  /// Takes out the least recently used above the capacity; their names are to be deallocated.
  mutating func overflow() -> [String] {
    guard entries.count > capacity else { return [] }
    let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }
      .prefix(entries.count - capacity)
    for (statement, _) in oldest { entries[statement] = nil }
    return oldest.map(\.value.name)
  }
}
