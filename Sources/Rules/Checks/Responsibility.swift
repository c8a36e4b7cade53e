import CaseFile

/// Theme: responsibility.
extension Check {
  static let responsibility = [rt03, rt08, rt10]

  /// MHA 1983 s117(3); SI 2022/635.
  static let rt03 = Check("RT-03") { day in
    let pairs = [
      (day.file.register?.council, day.council.body),
      (day.file.register?.nhsBody, day.statutoryOutsidePrison.body),
    ]
    let differing = pairs.first { recorded, determined in
      guard let recorded, let determined else { return false }
      return !Bodies.same(recorded, determined)
    }
    guard let differing, let recorded = differing.0, let determined = differing.1 else { return }
    day.open(
      "case", .both, facts: ["register"],
      "The register names \(day.naming(recorded)); by the facts it is \(day.naming(determined)). Which is right?")
  }

  /// SI 2022/734 reg 29.
  static let rt08 = Check("RT-08") { day in
    guard let former = day.bodiesOfLiveRecords.first(where: { day.isAbolished($0) }) else { return }
    day.open(
      "case", .both,
      "A live record still names \(day.naming(former)), \(day.successorPhrase(former)).")
  }

  /// Ombudsmen's guidance 2022.
  static let rt10 = Check("RT-10") { day in
    guard let directory = day.directory else { return }
    for body in [day.council.body, day.statutoryOutsidePrison.body].compactMap({ $0 }) {
      let hasLead = directory.contacts.contains {
        day.isInForce($0.start, $0.end) && Bodies.isItself($0.body, body)
      }
      if !hasLead {
        day.open(
          "body:\(body)", .bodies([body]),
          "\(day.naming(body)) has named nobody to lead on section 117.")
      }
    }
  }
}

extension Day {
  /// The bodies that the records still in use name.
  fileprivate var bodiesOfLiveRecords: [BodyCode] {
    var bodies: [BodyCode?] = []
    if isOnRegister { bodies += [file.register?.council, file.register?.nhsBody] }
    bodies += keyWorkersInPost.map(\.employer)
    bodies += unresolvedDisputes.map(\.lead)
    bodies += openComplaints.map(\.lead)
    return bodies.compactMap { $0 }
  }

  var unresolvedDisputes: [Dispute] {
    file.disputes.filter { hasReached($0.firstWritten) && !hasReached($0.resolved) }
  }

  var openComplaints: [Complaint] {
    file.complaints.filter { hasReached($0.received) && !hasReached($0.responded) }
  }
}
