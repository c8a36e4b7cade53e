import CaseFile
import CivilTime

/// Where a person lived in the sense of the law, on a day.
struct ResidenceFinding {
  /// The row that decides: ordinary residence, or the one that held on.
  var row: Residence?
  /// Where there is no ordinary residence: the rows, of any kind but prison, in force on that day.
  var others: [Residence] = []
}

extension Residence {
  /// Whether it can be ordinary residence: adopted voluntarily and for settled purposes, and no prison.
  ///
  /// Shah v Barnet [1983] 2 AC 309, as the contract fixes it.
  var canBeOrdinary: Bool {
    switch kind {
    case .prison, .noFixedAbode: return false
    case .temporary, .hotel: if settled != true { return false }
    default: break
    }
    return settled != false && voluntary != false
  }

  /// Whether it holds on a day, by the ends that the row has.
  func isInForce(on day: CivilDate) -> Bool { Period(start: start, end: end).contains(day) }

  /// Whether MHA 2025 s46 passes it over: a placement that a public body provided or arranged.
  var isPassedOver: Bool {
    switch kind {
    case .careHome, .supportedLiving, .sharedLives, .extraCare, .hostel, .childPlacement: break
    default: return false
    }
    switch providedUnder {
    case .s117, .careAct, .nhs, .childrenAct: return true
    default: return kind == .childPlacement && (placedBy?.isCouncil ?? false)
    }
  }
}

extension Day {
  /// Residence rows that had begun, with an end still to come left out.
  var residences: [Residence] {
    remember(knownResidences) {
      begun(file.residence, { ($0.start, $0.end) }, cut: { $0.end = nil })
    } keep: {
      knownResidences = $0
    }
  }

  /// Ordinary residence on a day not after this one.
  func residence(on day: CivilDate) -> ResidenceFinding {
    let rows = residences
    if let row = rows.latest(by: \.start, where: { $0.isInForce(on: day) && $0.canBeOrdinary }) {
      return ResidenceFinding(row: row)
    }
    if let row = heldOn(rows, to: day) { return ResidenceFinding(row: row) }
    return ResidenceFinding(
      row: nil, others: rows.filter { $0.isInForce(on: day) && $0.kind != .prison })
  }

  /// The last ordinary residence, where the person has since been in prison, hospital or detention alone.
  private func heldOn(_ rows: [Residence], to day: CivilDate) -> Residence? {
    let earlier = rows.latest(by: { $0.end ?? .distantPast }) {
      $0.canBeOrdinary && ($0.end.map { $0 <= day } ?? false)
    }
    guard let row = earlier, let end = row.end else { return nil }
    let liesBetween = rows.contains {
      $0.id != row.id && $0.kind != .prison && $0.start <= day
        && ($0.end.map { $0 > end } ?? true) && $0.end != $0.start
    }
    return !liesBetween && wasKept(on: end, rows) ? row : nil
  }

  private func wasKept(on day: CivilDate, _ rows: [Residence]) -> Bool {
    rows.contains { $0.kind == .prison && $0.isInForce(on: day) } || spell(openOn: day) != nil
      || !statuses {
        $0.section.isDetaining && Period(start: $0.start, end: $0.end).contains(day)
      }.isEmpty
  }

  /// The first residence from a day on: in force then, else the first to start after; no prison, no abode fixed.
  func firstResidence(from day: CivilDate) -> Residence? {
    let rows = residences.filter { $0.kind != .prison && $0.kind != .noFixedAbode }
    if let row = rows.latest(by: \.start, where: { $0.isInForce(on: day) }) { return row }
    return rows.filter { $0.start > day && $0.end != $0.start }
      .min { ($0.start, $1.id) < ($1.start, $0.id) }
  }
}
