import CaseFile
import CivilTime

/// Theme: responsibility. Here: disputes about it, and how they must be handled.
extension Check {
  /// SI 2014/2829 reg 3(7), in force from 1 April 2015.
  static let rt11 = Check("RT-11") { day in
    for dispute in day.councilDisputes where !day.hasReached(dispute.referred) {
      let due = dispute.firstWritten.adding(months: 4)
      day.clock(
        dispute.subject, .council,
        Deadline(due: due, opens: dispute.firstWritten + day.settings[.disputeWarningDays])
          .notBefore(LawDays.careAct),
        severity: day.hasReached(due.next) ? .critical : .high, facts: [dispute.subject],
        "The councils have disputed who is responsible since \(dispute.firstWritten.spoken). If they do not agree, it must be referred by \(due.spoken)."
      )
    }
  }

  /// SI 2014/2829 regs 2-3, in force from 1 April 2015.
  static let rt12 = Check("RT-12") { day in
    for dispute in day.councilDisputes {
      day.gather(dispute.subject, .council, facts: [dispute.subject]) { grounds in
        let isLaw = day.hasReached(LawDays.careAct)
        if dispute.serviceDelayed == true, isLaw {
          grounds.add(severity: .critical, "A service was delayed or cut because of the dispute.")
        }
        if dispute.lead == nil, isLaw {
          grounds.add(severity: .high, "No council leads in the dispute.")
        }
        if !day.hasReached(dispute.contactsNamed) {
          grounds.add(
            Deadline(day.settings[.disputeContactDays], daysAfter: dispute.firstWritten)
              .notBefore(LawDays.careAct),
            severity: .high, "The councils have not named a contact each.")
        }
        let updated = day.reached(dispute.personUpdated) ?? dispute.firstWritten
        grounds.add(
          Deadline(day.settings[.disputeUpdateDays], daysAfter: updated).notBefore(LawDays.careAct),
          severity: .high,
          "The person was last told about the dispute on \(updated.spoken).")
      }
    }
  }

  /// Who Pays? (50:50 meanwhile).
  static let rt13 = Check("RT-13") { day in
    for dispute in day.unresolvedDisputes
    where dispute.kind == .nhsNHS && !day.hasReached(dispute.interimArrangement) {
      day.open(
        dispute.subject, .nhs, facts: [dispute.subject],
        "NHS bodies dispute who pays, and nothing is arranged for the meantime. The person must not wait.")
    }
  }

  /// SI 2014/2829 reg 4; Care Act 2014 s40.
  static let rt21 = Check("RT-21") { day in
    for dispute in day.councilDisputes {
      day.gather(dispute.subject, .council, facts: [dispute.subject]) { grounds in
        if let referred = day.reached(dispute.referred), !day.hasReached(dispute.argumentsSent) {
          grounds.add(
            Deadline(14, daysAfter: referred),
            "The dispute was referred on \(referred.spoken), and the arguments are not sent.")
        }
        if let determined = day.reached(dispute.determined),
          day.hasReached(dispute.reviewRequested), !day.hasReached(dispute.reviewStarted)
        {
          grounds.add(
            Deadline(3, monthsAfter: determined),
            "A review of the determination of \(determined.spoken) was asked for and has not begun.")
        }
      }
    }
  }
}

extension Dispute {
  fileprivate var subject: String { "disputes:\(id)" }
}

extension Day {
  /// Disputes first put in writing and not resolved.
  var unresolvedDisputes: [Dispute] {
    file.disputes.filter { hasReached($0.firstWritten) && !hasReached($0.resolved) }
  }

  /// Unresolved disputes between councils.
  fileprivate var councilDisputes: [Dispute] {
    unresolvedDisputes.filter { $0.kind == .councilCouncil }
  }
}
