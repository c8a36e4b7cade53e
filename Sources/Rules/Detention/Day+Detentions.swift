import CaseFile
import CivilTime

extension Day {
  /// The qualifying detentions that had begun by the day.
  var detentions: Detentions {
    if let known = knownDetentions { return recall(known) }
    knownDetentions = matter.known(on: date, \.knownDetentions)
    return remember(knownDetentions) {
      var found = Detentions()
      for detention in unbrokenDetentions() {
        if let latest = found.latest, let day = recall(of: detention), !hadEnded(before: detention) {
          latest.rejoin(Recall(detention: detention, day: day))
        } else if let qualifying = QualifyingDetention(detention, rows: file.legalStatus) {
          found.qualifying.append(qualifying)
        }
      }
      return found
    } keep: {
      knownDetentions = $0
    }
  }

  /// Legal statuses that had begun, with ends still to come left out; by id.
  func statuses(where include: (LegalStatus) -> Bool = { _ in true }) -> [StatusPeriod] {
    let rows = file.legalStatus
    var periods: [StatusPeriod] = []
    periods.reserveCapacity(rows.count)
    for place in rows.indices where include(rows[place]) {
      let (start, end) = (rows[place].start, rows[place].end)
      guard !CivilDate.isBackwards(start, end), hasReached(start) else { continue }
      periods.append(StatusPeriod(rows[place], at: place, end: reached(end)))
    }
    return periods
  }

  /// Detaining periods by start; those that begin together, by id.
  func detainingPeriods() -> [StatusPeriod] {
    var periods = statuses { $0.section.isDetaining }
    periods.sort { ($0.start, $0.place) < ($1.start, $1.place) }
    return periods
  }

  private func unbrokenDetentions() -> [Detention] {
    var found: [Detention] = []
    for period in detainingPeriods() {
      if let last = found.last, last.ceased.map({ period.start <= $0 }) ?? true {
        found[found.count - 1].join(period)
      } else {
        found.append(Detention(period))
      }
    }
    return found
  }

  /// The day of a recall or revocation in a detention: it belongs to the qualifying detention before it (D-01).
  private func recall(of detention: Detention) -> CivilDate? {
    guard !file.communityOrders.isEmpty else { return nil }
    return detention.periods.first { period in
      file.communityOrders.contains { isRecall(period.start, from: $0) }
    }?.start
  }

  /// Whether both bodies had ended the duty before: then there is nothing left for a recall to go on with.
  private func hadEnded(before detention: Detention) -> Bool {
    at(detention.leadIn.previous).standing.state == .endedJointDecision
  }

  private func isRecall(_ day: CivilDate, from order: CommunityOrder) -> Bool {
    guard order.kind != .supervisedDischarge, order.start <= day,
      !CivilDate.isBackwards(order.start, order.end), hasReached(order.start)
    else { return false }
    guard let end = reached(order.end) else { return true }
    if day < end { return true }
    return day == end && (order.endReason == .revoked || order.endReason == .recalled)
  }
}

extension QualifyingDetention {
  /// Whether a period of it, or of a detention that rejoined it, was in force on a day.
  func detained(on day: CivilDate) -> Bool {
    periods.contains { $0.isInForce(on: day) }
  }

  /// Whether a rejoined period was in force on a day.
  func isRecalled(on day: CivilDate) -> Bool {
    recalls.contains { $0.detention.periods.contains { $0.isInForce(on: day) } }
  }

  /// The day on which all of it had ceased; nil while a period goes on.
  var ceased: CivilDate? {
    var latest = detention.ceased
    for recall in recalls {
      guard let end = recall.detention.ceased, let before = latest else { return nil }
      latest = max(before, end)
    }
    return latest
  }
}
