import Testing

@testable import Database

/// Every history of a few events up to a length, and long random ones, against what must always hold.
struct PoolStateWalkTests {
  @Test func shortHistoriesAllHold() {
    func walk(_ world: World, _ depth: Int) -> Int {
      guard depth > 0 else { return 1 }
      return World.Event.allCases.reduce(0) { count, event in
        var next = world
        next.happen(event)
        return count + walk(next, depth - 1)
      }
    }
    #expect(walk(World(size: 2), 6) == 117_649)
  }

  @Test func longRandomHistoriesHold() {
    var random = SplitMix(state: 117)
    for size in [1, 2, 5] {
      var world = World(size: size)
      for _ in 0..<20_000 {
        world.happen(World.Event.allCases.randomElement(using: &random) ?? .request)
      }
    }
  }
}

/// A pool's state with a record of what it was told and what it said.
private struct World {
  enum Event: CaseIterable { case request, withdraw, open, failToOpen, giveBack, breakDown, pass }

  private var pool: PoolState
  private let size: Int
  private var now = ContinuousClock.now
  private var opening: [Int] = []
  private var leased: [Int] = []
  private var idle: Set<Int> = []
  private var waiting: [Int] = []
  private var nextWaiter = 0

  init(size: Int) {
    var limits = PoolLimits()
    limits.maximumSize = size
    pool = PoolState(limits)
    self.size = size
  }

  mutating func happen(_ event: Event) {
    switch event {
    case .request:
      waiting.append(nextWaiter)
      nextWaiter += 1
      obey(pool.requested(nextWaiter - 1, at: now))
    case .withdraw:
      if !waiting.isEmpty { pool.withdrawn(waiting.removeFirst()) }
    case .open:
      guard !opening.isEmpty else { return }
      let id = opening.removeFirst()
      idle.insert(id)
      obey(pool.opened(id, lifetime: .seconds(100), at: now))
    case .failToOpen:
      guard !opening.isEmpty else { return }
      obey(pool.openingFailed(opening.removeFirst(), at: now))
    case .giveBack: giveBack(isUsable: true)
    case .breakDown: giveBack(isUsable: false)
    case .pass:
      now = now.advanced(by: .seconds(7))
      obey(pool.maintained(at: now))
    }
    check()
  }

  private mutating func giveBack(isUsable: Bool) {
    guard !leased.isEmpty else { return }
    let id = leased.removeFirst()
    idle.insert(id)
    obey(pool.returned(id, isUsable: isUsable, at: now))
  }

  private mutating func obey(_ actions: [PoolState.Action]) {
    for action in actions {
      switch action {
      case .open(let id): opening.append(id)
      case .lease(let id, let waiter, _):
        precondition(idle.remove(id) != nil, "a connection that is not idle was lent")
        precondition(waiting.first == waiter, "a waiter was passed over")
        waiting.removeFirst()
        leased.append(id)
      case .failUnreachable(let waiter), .failShutDown(let waiter):
        precondition(waiting.contains(waiter), "somebody who does not wait was told off")
        waiting.removeAll { $0 == waiter }
      case .close(let id): precondition(idle.remove(id) != nil, "a connection in use was closed")
      }
    }
  }

  private func check() {
    let count = opening.count + leased.count + idle.count
    precondition(count <= size, "more connections than allowed")
    precondition(pool.size == count && pool.waiting == waiting.count, "the books do not agree")
    precondition(waiting.isEmpty || idle.isEmpty, "somebody waits beside an idle connection")
    precondition(waiting.isEmpty || count > 0, "somebody waits for nothing")
  }
}

private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
