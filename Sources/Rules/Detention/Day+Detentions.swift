import CaseFile
import CivilTime

extension Day {
  /// The qualifying detentions that had begun by the day.
  var detentions: Detentions {
    remember(knownDetentions) {
      var found = Detentions()
      for detention in unbrokenDetentions() {
        if !found.qualifying.isEmpty, rejoins(detention), !hadEnded(before: detention) {
          found.qualifying[found.qualifying.count - 1].rejoined.append(detention)
        } else if let qualifying = QualifyingDetention(detention) {
          found.qualifying.append(qualifying)
        }
      }
      return found
    } keep: {
      knownDetentions = $0
    }
  }

  /// Legal statuses that had begun, with ends still to come left out.
  func legalStatuses(where include: (LegalStatus) -> Bool = { _ in true }) -> [LegalStatus] {
    var rows: [LegalStatus] = []
    for row in file.legalStatus where include(row) {
      guard !CivilDate.isBackwards(row.start, row.end), hasReached(row.start) else { continue }
      var row = row
      if let end = row.end, !hasReached(end) { row.end = nil }
      rows.append(row)
    }
    return rows
  }

  private func unbrokenDetentions() -> [Detention] {
    let periods = legalStatuses { $0.section.isDetaining }
      .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
    var found: [Detention] = []
    for period in periods {
      if let last = found.last, last.ceased.map({ period.start <= $0 }) ?? true {
        found[found.count - 1].join(period)
      } else {
        found.append(Detention(period))
      }
    }
    return found
  }

  /// Whether a detention is a recall or revocation: it belongs to the qualifying detention before it (D-01).
  private func rejoins(_ detention: Detention) -> Bool {
    guard !file.communityOrders.isEmpty else { return false }
    return detention.periods.contains { period in
      file.communityOrders.contains { isRecall(period.start, from: $0) }
    }
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
    periods.contains { Period(start: $0.start, end: $0.end).contains(day) }
  }

  /// Whether a rejoined period was in force on a day.
  func isRecalled(on day: CivilDate) -> Bool {
    rejoined.contains { $0.periods.contains { Period(start: $0.start, end: $0.end).contains(day) } }
  }

  /// The day on which all of it had ceased; nil while a period goes on.
  var ceased: CivilDate? {
    var latest = detention.ceased
    for later in rejoined {
      guard let end = later.ceased, let before = latest else { return nil }
      latest = max(before, end)
    }
    return latest
  }

  /// The period that ended last of all.
  var lastEnded: LegalStatus? {
    (rejoined.compactMap(\.lastEnded) + [detention.lastEnded].compactMap { $0 })
      .max { ($0.end ?? .distantPast, $0.id) < ($1.end ?? .distantPast, $1.id) }
  }
}
