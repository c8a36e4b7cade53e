import Record

/// Keeps the claim of a run alive while it works, and ends the run when the claim is lost.
struct NightLease: Sendable {
  let register: Register
  let claim: NightClaim

  private enum Outcome: Sendable {
    case published(Night)
    case lost
  }

  /// Runs a night and renews its claim meanwhile.
  ///
  /// - Throws: `RegisterError.nightTakenOver` where the claim is lost before the night is published.
  func whileHeld(_ run: @escaping @Sendable () async throws -> Night) async throws -> Night {
    do {
      return try await whileRenewed(run)
    } catch {
      switch try? await register.standing(of: claim) {
      case .published?:
        // Only the answer was lost.
        guard let night = try await register.night(on: claim.on, as: .nightly) else { throw error }
        return night
      case .lost?: throw RegisterError.nightTakenOver
      case .held?, nil: throw error
      }
    }
  }

  private func whileRenewed(_ run: @escaping @Sendable () async throws -> Night) async throws -> Night {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      group.addTask { .published(try await run()) }
      group.addTask { await keep() }
      var isLost = false
      while true {
        do {
          switch try await group.next() {
          case .published(let night)?:
            group.cancelAll()
            return night
          case .lost?:
            // Published in this moment, it is no loss: the run itself knows.
            isLost = true
            group.cancelAll()
          case nil: throw RegisterError.nightTakenOver
          }
        } catch {
          group.cancelAll()
          throw isLost ? RegisterError.nightTakenOver : error
        }
      }
    }
  }

  /// Renews the claim three times while it holds; returns once it is lost, or the task is cancelled.
  ///
  /// What counts is when the renewal was asked for: an answer that came late makes no claim longer.
  private func keep() async -> Outcome {
    let lease = Duration.seconds(claim.leaseSeconds)
    var end = ContinuousClock.now + lease
    while (try? await Task.sleep(for: lease / 3)) != nil {
      let asked = ContinuousClock.now
      do {
        try await register.renew(claim)
        end = asked + lease
      } catch RegisterError.nightTakenOver {
        return .lost
      } catch {
        if ContinuousClock.now >= end { return .lost }
      }
    }
    return .lost
  }
}
