import Testing

@testable import Database

struct PoolStateTests {
  private let start = ContinuousClock.now
  private let life = Duration.seconds(1000)

  private func pool(size: Int = 2) -> PoolState {
    var limits = PoolLimits()
    limits.maximumSize = size
    return PoolState(limits)
  }

  private func after(_ seconds: Int) -> PoolState.Instant { start.advanced(by: .seconds(seconds)) }

  @Test func aRequestOpensAConnectionAndGetsIt() {
    var pool = pool()
    #expect(pool.requested(1, at: start) == [.open(0)])
    #expect(
      pool.opened(0, lifetime: life, at: start) == [.lease(0, to: 1, mustCheck: false)])
    #expect(pool.returned(0, isUsable: true, at: start) == [])
    #expect(pool.requested(2, at: start) == [.lease(0, to: 2, mustCheck: false)])
  }

  @Test func aRequestMayGetWhatAnotherGaveBack() {
    var pool = pool()
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: life, at: start)
    #expect(pool.requested(2, at: start) == [.open(1)])
    #expect(
      pool.returned(0, isUsable: true, at: start) == [.lease(0, to: 2, mustCheck: false)])
    #expect(pool.opened(1, lifetime: life, at: start) == [])
    #expect(pool.size == 2)
  }

  @Test func theSizeIsBounded() {
    var pool = pool()
    #expect(pool.requested(1, at: start) == [.open(0)])
    #expect(pool.requested(2, at: start) == [.open(1)])
    #expect(pool.requested(3, at: start) == [])
    #expect(pool.waiting == 3)
    #expect(pool.opened(1, lifetime: life, at: start) == [.lease(1, to: 1, mustCheck: false)])
    #expect(pool.opened(0, lifetime: life, at: start) == [.lease(0, to: 2, mustCheck: false)])
    #expect(pool.returned(1, isUsable: true, at: start) == [.lease(1, to: 3, mustCheck: false)])
  }

  @Test func aSpentConnectionIsReplacedForWhoWaits() {
    var pool = pool(size: 1)
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: life, at: start)
    _ = pool.requested(2, at: start)
    #expect(pool.returned(0, isUsable: false, at: start) == [.close(0), .open(1)])
  }

  @Test func aLifetimeThatHasPassedEndsAConnection() {
    var pool = pool()
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: .seconds(5), at: start)
    #expect(pool.returned(0, isUsable: true, at: after(6)) == [.close(0)])
    #expect(pool.isEmpty)
    _ = pool.requested(2, at: start)
    _ = pool.opened(1, lifetime: .seconds(5), at: start)
    _ = pool.returned(1, isUsable: true, at: start)
    #expect(pool.requested(3, at: after(6)) == [.close(1), .open(2)])
  }

  @Test func idleConnectionsAreCheckedThenClosed() {
    var pool = pool()
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: .seconds(10_000), at: start)
    _ = pool.returned(0, isUsable: true, at: start)
    #expect(pool.maintained(at: after(29)) == [])
    #expect(pool.requested(2, at: after(30)) == [.lease(0, to: 2, mustCheck: true)])
    _ = pool.returned(0, isUsable: true, at: after(30))
    #expect(pool.maintained(at: after(629)) == [])
    #expect(pool.maintained(at: after(630)) == [.close(0)])
  }

  @Test func theLatestUsedIsTakenFirst() {
    var pool = pool()
    for id in 0..<2 {
      _ = pool.requested(id, at: start)
      _ = pool.opened(id, lifetime: life, at: start)
    }
    _ = pool.returned(1, isUsable: true, at: start)
    _ = pool.returned(0, isUsable: true, at: start)
    #expect(pool.requested(5, at: start) == [.lease(0, to: 5, mustCheck: false)])
  }

  @Test func withNoServerAllWhoWaitFailAndOneProbes() {
    var pool = pool(size: 4)
    _ = pool.requested(1, at: start)
    _ = pool.requested(2, at: start)
    #expect(pool.openingFailed(0, at: start) == [])
    #expect(pool.openingFailed(1, at: start) == [.failUnreachable(1), .failUnreachable(2)])
    #expect(pool.requested(3, at: start) == [.failUnreachable(3)])
    #expect(pool.requested(4, at: after(1)) == [.open(2)])
    #expect(pool.requested(5, at: after(1)) == [.failUnreachable(5)])
    #expect(pool.openingFailed(2, at: after(1)) == [.failUnreachable(4)])
    #expect(
      pool.circuit
        == .broken(until: after(1).advanced(by: .milliseconds(200)), pause: .milliseconds(200)))
    #expect(pool.requested(6, at: after(2)) == [.open(3)])
    #expect(pool.opened(3, lifetime: life, at: after(2)) == [.lease(3, to: 6, mustCheck: false)])
    #expect(pool.requested(7, at: after(2)) == [.open(4)])
  }

  @Test func thePauseGrowsToALimit() {
    var pool = pool()
    for attempt in 0..<20 {
      #expect(pool.requested(attempt, at: after(attempt * 10)) == [.open(attempt)])
      _ = pool.openingFailed(attempt, at: after(attempt * 10))
    }
    #expect(pool.circuit == .broken(until: after(195), pause: .seconds(5)))
  }

  @Test func aServerThatRefusesMoreStillServes() {
    var pool = pool()
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: life, at: start)
    _ = pool.requested(2, at: start)
    #expect(pool.openingFailed(1, at: start) == [])
    #expect(pool.requested(3, at: start) == [])
    #expect(pool.returned(0, isUsable: true, at: start) == [.lease(0, to: 2, mustCheck: false)])
    #expect(pool.returned(0, isUsable: false, at: start) == [.close(0), .failUnreachable(3)])
  }

  @Test func whoLeavesIsNotServed() {
    var pool = pool(size: 1)
    _ = pool.requested(1, at: start)
    _ = pool.requested(2, at: start)
    pool.withdrawn(1)
    #expect(pool.opened(0, lifetime: life, at: start) == [.lease(0, to: 2, mustCheck: false)])
    pool.withdrawn(9)
    #expect(pool.returned(0, isUsable: true, at: start) == [])
  }

  @Test func shutdownFailsWaitersAndClosesWhatComesBack() {
    var pool = pool(size: 3)
    for id in 0..<2 {
      _ = pool.requested(id, at: start)
      _ = pool.opened(id, lifetime: life, at: start)
    }
    _ = pool.returned(0, isUsable: true, at: start)
    _ = pool.requested(5, at: start)
    _ = pool.requested(6, at: start)
    #expect(pool.shutDown() == [.failShutDown(6)])
    #expect(pool.requested(7, at: start) == [.failShutDown(7)])
    #expect(pool.opened(2, lifetime: life, at: start) == [.close(2)])
    #expect(pool.returned(0, isUsable: true, at: start) == [.close(0)])
    #expect(!pool.isEmpty)
    #expect(pool.returned(1, isUsable: true, at: start) == [.close(1)])
    #expect(pool.isEmpty)
  }

  @Test func shutdownClosesIdleConnections() {
    var pool = pool()
    _ = pool.requested(1, at: start)
    _ = pool.opened(0, lifetime: life, at: start)
    _ = pool.returned(0, isUsable: true, at: start)
    #expect(pool.shutDown() == [.close(0)])
    #expect(pool.isEmpty)
    #expect(pool.maintained(at: after(1000)) == [])
  }
}
