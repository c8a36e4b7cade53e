import CaseFile
import CivilTime

extension PatternReader {
  /// Services, funding lines and payers that this person lost, each at its provider and on its day.
  var lost: [PatternCase] {
    guard isLive else { return [] }
    return lostServices + lostFunding
  }

  /// The last line of each after-care service, by the plans agreed so far.
  private var lines: [FactID: Service] {
    var lines: [FactID: Service] = [:]
    for plan in file.plans.filter({ $0.agreed <= day }).sorted(by: { $0.agreed < $1.agreed }) {
      for service in plan.services where service.aftercare == true { lines[service.id] = service }
    }
    return lines
  }

  private func runs(_ service: Service, on day: CivilDate) -> Bool {
    service.start.map { isInForce($0, service.end, on: day) } ?? false
  }

  private var lostServices: [PatternCase] {
    let lines = lines
    return lines.values.compactMap { service in
      guard let end = service.end, isRecent(end), let provider = service.provider,
        // The same provider goes on under another line: a change of wording, not a loss.
        !lines.values.contains(where: { $0.provider == provider && runs($0, on: end) })
      else { return nil }
      return entry(
        .lostTogether, group(provider, end), on: end, "a service ended", ["services:\(service.id)"])
    }
  }

  private var lostFunding: [PatternCase] {
    let lines = lines
    return file.funding.flatMap { agreement -> [PatternCase] in
      guard let end = agreement.end, isRecent(end), agreement.start < end else { return [] }
      return agreement.services.compactMap { id in
        guard let service = lines[id], let provider = service.provider, runs(service, on: end)
        else { return nil }
        let facts = ["funding:\(agreement.id)", "services:\(id)"]
        let following = file.funding.filter {
          $0.services.contains(id) && isInForce($0.start, $0.end, on: end)
        }
        guard !following.isEmpty else {
          return entry(.lostTogether, group(provider, end), on: end, "a funding line ended", facts)
        }
        let payers = following.flatMap(\.parties).map(\.body)
        let isLost = agreement.parties.contains { old in !payers.contains { isSame($0, old.body) } }
        return isLost
          ? entry(.lostTogether, group(provider, end), on: end, "a payer left", facts) : nil
      }
    }
  }

  private func group(_ provider: String, _ day: CivilDate) -> String {
    "\(provider), \(day.spoken)"
  }
}
