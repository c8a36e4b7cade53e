import CaseFile
import CivilTime

/// Theme: complaints.
extension Check {
  static let complaints = [cm01, cm02, cm03, cm04, cm05, cm06]

  /// SI 2009/309 reg 9.
  static let cm01 = Check("CM-01") { day in
    for complaint in day.openComplaints where complaint.lead == nil && complaint.isJoint {
      day.clock(
        complaint.subject, complaint.owing,
        Deadline(
          day.settings[.complaintLeadWorkingDays], workingDaysAfter: complaint.received),
        facts: [complaint.subject],
        "The complaint is about more than one body, and none of them leads in answering it.")
    }
  }

  /// SI 2009/309 reg 13.
  static let cm02 = Check("CM-02") { day in
    for complaint in day.openComplaints where !day.hasReached(complaint.acknowledged) {
      day.clock(
        complaint.subject, complaint.owing, Deadline(3, workingDaysAfter: complaint.received),
        facts: [complaint.subject],
        "A complaint was received on \(complaint.received.spoken) and is not acknowledged.")
    }
  }

  /// SI 2009/309 reg 14.
  static let cm03 = Check("CM-03") { day in
    for complaint in day.openComplaints where !day.hasReached(complaint.explained) {
      day.clock(
        complaint.subject, complaint.owing, Deadline(6, monthsAfter: complaint.received),
        facts: [complaint.subject],
        "A complaint was received on \(complaint.received.spoken); it is not answered, nor is it explained why not.")
    }
  }

  /// SI 2022/734 reg 31.
  static let cm04 = Check("CM-04") { day in
    for complaint in day.openComplaints where complaint.takenUpBy == nil {
      guard let former = complaint.about.filter({ day.isAbolished($0) }).min() else { continue }
      day.open(
        complaint.subject, complaint.owing, facts: [complaint.subject, "body:\(former)"],
        "The complaint is about \(day.naming(former)), \(day.successorPhrase(former)). Nobody has taken the complaint up."
      )
    }
  }

  /// SI 2009/309 reg 9(2)(b).
  static let cm05 = Check("CM-05") { day in
    for complaint in day.file.complaints
    where complaint.isJoint && complaint.jointResponse != true
      && day.hasReached(complaint.received) && day.hasReached(complaint.responded)
    {
      day.open(
        complaint.subject, complaint.owing, facts: [complaint.subject],
        "The complaint is about more than one body, and it is not recorded that they gave one joint answer.")
    }
  }

  /// Ombudsman decisions.
  static let cm06 = Check("CM-06") { day in
    for complaint in day.file.complaints where day.hasReached(complaint.received) {
      for action in complaint.recommendations {
        guard let due = action.due, !day.hasReached(action.done) else { continue }
        day.clock(
          "complaints:\(complaint.id)/\(action.id)", .bodies([action.body]), Deadline(due: due),
          facts: ["complaints:\(complaint.id)"],
          "An action that followed from a complaint was due on \(due.spoken) and is not recorded as done.")
      }
    }
  }
}

extension Complaint {
  fileprivate var subject: String { "complaints:\(id)" }

  /// The lead, else the bodies complained about.
  fileprivate var owing: Owing { .bodies(lead.map { [$0] } ?? about) }

  /// Whether it is about two or more different bodies.
  fileprivate var isJoint: Bool {
    guard let first = about.first else { return false }
    return about.contains { !Bodies.same($0, first) }
  }
}

extension Day {
  /// Complaints received and not answered.
  var openComplaints: [Complaint] {
    file.complaints.filter { hasReached($0.received) && !hasReached($0.responded) }
  }
}
