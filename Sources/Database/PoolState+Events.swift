extension PoolState {
  /// A request wants a connection.
  package mutating func requested(_ waiter: WaiterID, at now: Instant) -> [Action] {
    guard !isShutDown else { return [.failShutDown(waiter)] }
    let closed = closeOutdated(at: now)
    guard hasLiveConnection || mayTry(at: now) else {
      return closed + [.failUnreachable(waiter)]
    }
    waiters.append(waiter)
    return closed + serve(at: now)
  }

  /// A request no longer wants a connection: it was cancelled, or has waited too long.
  package mutating func withdrawn(_ waiter: WaiterID) {
    waiters.removeAll { $0 == waiter }
  }

  /// A connection was opened and may live that long.
  package mutating func opened(
    _ id: ConnectionID, lifetime: Duration, at now: Instant
  ) -> [Action] {
    circuit = .whole
    guard entries[id]?.standing == .opening else { return [.close(id)] }
    guard !isShutDown else {
      entries[id] = nil
      return [.close(id)]
    }
    entries[id] = Entry(standing: .idle(since: now), expires: now.advanced(by: lifetime))
    idle.append(id)
    return serve(at: now)
  }

  /// A connection could not be opened.
  package mutating func openingFailed(_ id: ConnectionID, at now: Instant) -> [Action] {
    entries[id] = nil
    breakCircuit(at: now)
    return serve(at: now)
  }

  /// A connection came back; one that may not be used again is gone already.
  package mutating func returned(
    _ id: ConnectionID, isUsable: Bool, at now: Instant
  ) -> [Action] {
    guard let entry = entries[id], entry.standing == .leased else { return [] }
    guard isUsable, !isShutDown, entry.expires > now else {
      entries[id] = nil
      return [.close(id)] + (isShutDown ? [] : serve(at: now))
    }
    entries[id]?.standing = .idle(since: now)
    idle.append(id)
    return serve(at: now)
  }

  /// Time has passed: connections that idled or lived for too long are closed.
  package mutating func maintained(at now: Instant) -> [Action] {
    guard !isShutDown else { return [] }
    return closeOutdated(at: now) + serve(at: now)
  }
}

extension PoolState {
  /// Gives idle connections to waiters, then opens as many as still have somebody to wait for them.
  private mutating func serve(at now: Instant) -> [Action] {
    var actions: [Action] = []
    while !waiters.isEmpty, let id = idle.popLast() {
      guard case .idle(let since)? = entries[id]?.standing else { continue }
      entries[id]?.standing = .leased
      let mustCheck = since.duration(to: now) >= limits.idleCheck
      actions.append(.lease(id, to: waiters.removeFirst(), mustCheck: mustCheck))
    }
    actions += open(at: now)
    return actions + failIfHopeless()
  }

  private mutating func open(at now: Instant) -> [Action] {
    var actions: [Action] = []
    while openingCount < waiters.count, entries.count < limits.maximumSize, mayTry(at: now) {
      if case .broken(_, let pause) = circuit { circuit = .probing(pause: pause) }
      actions.append(.open(makeEntry(at: now)))
    }
    return actions
  }

  /// With no server and nobody trying, waiting is of no use.
  private mutating func failIfHopeless() -> [Action] {
    guard case .broken = circuit, entries.isEmpty else { return [] }
    defer { waiters.removeAll() }
    return waiters.map { .failUnreachable($0) }
  }

  private func mayTry(at now: Instant) -> Bool {
    switch circuit {
    case .whole: true
    case .broken(let until, _): now >= until
    case .probing: false
    }
  }

  private mutating func breakCircuit(at now: Instant) {
    let pause: Duration =
      switch circuit {
      case .whole: limits.shortestPause
      case .broken(_, let pause): pause
      case .probing(let pause): min(pause * 2, limits.longestPause)
      }
    circuit = .broken(until: now.advanced(by: pause), pause: pause)
  }

  private mutating func closeOutdated(at now: Instant) -> [Action] {
    let outdated = idle.filter { id in
      guard let entry = entries[id], case .idle(let since) = entry.standing else { return false }
      return entry.expires <= now || since.duration(to: now) >= limits.idleTimeout
    }
    idle.removeAll { outdated.contains($0) }
    for id in outdated { entries[id] = nil }
    return outdated.map { .close($0) }
  }
}
