import CaseFile
import CivilTime

/// Theme: responsibility. Here: points of law on which the council must take a recorded view.
extension Check {
  /// Worcestershire [2023] UKSC 31.
  static let rt04 = Check("RT-04") { day in
    guard day.detentions.qualifying.count > 1, let fresh = day.detentions.latest,
      day.beganWhileDutyWasLive(fresh),
      !day.hasReached(day.file.register?.councilDetermined, since: fresh.begins)
    else { return }
    day.clock(
      "case", .council,
      Deadline(day.settings[.redeterminationWorkingDays], workingDaysAfter: fresh.begins),
      facts: ["legal_status:\(fresh.first.id)", "register"],
      "A fresh detention on \(fresh.begins.spoken) ended the earlier council's duty. The council must be determined again."
    )
  }

  /// Worcestershire [2023] UKSC 31.
  static let rt06 = Check("RT-06") { day in
    guard let determined = day.reached(day.file.register?.councilDetermined),
      LawDays.rejectedView.contains(determined), let recorded = day.file.register?.council,
      let council = day.councilBody, !Bodies.same(recorded, council)
    else { return }
    let wasFresh = day.detentions.qualifying.dropFirst().contains {
      $0.begins < determined && day.beganWhileDutyWasLive($0)
    }
    guard wasFresh else { return }
    day.open(
      "case", .council, facts: ["register"],
      "The council was determined on \(determined.spoken), on a view that the Supreme Court has since rejected. By the facts it is \(day.naming(council)). Should it be looked at again?"
    )
  }

  /// MHA 1983 s117(3)(b), (4)(c).
  static let rt16 = Check("RT-16") { day in
    guard let detention = day.detentions.latest else { return }
    let determined = day.reached(day.file.register?.councilDetermined)
    let residence = day.residence(on: detention.leadIn.previous)
    // Without ordinary residence the person lived where they were: that Wales is doubtful there is what is asked.
    let rows = residence.row.map { [$0] } ?? residence.others
    if let row = day.latest(rows.filter { $0.council?.isWelshCouncil ?? false }, by: { $0.start }),
      !(determined.map { $0 >= detention.leadIn } ?? false)
    {
      day.open(
        "case", .both, facts: ["residence:\(row.id)"],
        "The person was in Wales before the detention. Is a Welsh council, with its health board, responsible?")
      return
    }
    let homes = day.accommodationInUse.filter { home in
      home.council?.isWelshCouncil ?? false && !(determined.map { $0 >= home.start } ?? false)
    }
    guard let home = day.latest(homes, by: { $0.start }) else { return }
    day.open(
      "case", .both, facts: ["accommodation:\(home.id)"],
      "The person's accommodation is in Wales. Is a Welsh body responsible, or to be told?")
  }

  /// Worcestershire [2023] UKSC 31.
  static let rt17 = Check("RT-17") { day in
    for order in day.ordersWithoutView {
      day.open(
        "community_orders:\(order.id)", .council, facts: ["community_orders:\(order.id)"],
        "The order ended by recall or revocation. Does the same council go on, or is it determined again? No reasoned view is recorded."
      )
    }
  }

  /// Ordinary residence determination 5:2020.
  static let rt19 = Check("RT-19") { day in
    guard let detention = day.detentions.latest,
      !day.hasReached(day.file.register?.councilDetermined, since: detention.begins.previous),
      day.residenceDiffersAtSection3(detention)
    else { return }
    day.open(
      "case", .council, facts: ["legal_status:\(detention.first.id)"],
      "The person's council of residence was another when detention began than when the section that counts began. Which of the two decides?"
    )
  }

  /// MHA 1983 s117(3); MHA 2025 s46.
  static let rt20 = Check("RT-20") { day in
    guard let detention = day.detentions.latest,
      !day.hasReached(day.file.register?.councilDetermined, since: detention.begins),
      day.isChildPlacedOutOfArea(detention)
    else { return }
    day.open(
      "case", .council, facts: ["legal_status:\(detention.first.id)"],
      "The person was under 18 and another council had placed them where they lived. Did the placement move their ordinary residence?"
    )
  }
}

extension Day {
  /// Whether a later qualifying detention began while the duty of an earlier one was live.
  fileprivate func beganWhileDutyWasLive(_ detention: QualifyingDetention) -> Bool {
    at(detention.begins.previous).isLive
  }
}
