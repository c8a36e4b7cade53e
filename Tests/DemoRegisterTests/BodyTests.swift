import CaseFile
import CivilTime
import Reference
import Testing

@testable import DemoRegister

/// Bodies are real, and stood on the days on which they are named.
struct BodyTests {
  private let reference = NationalReference.shipped

  @Test func bodiesOfWellRunCasesStoodOnTheDays() {
    let register = register(of: 3_000)
    for number in 0..<3_000 where register.plot(of: number).faults.isEmpty {
      let file = register.caseFile(number)
      for (body, day) in namedBodies(file) {
        #expect(stood(body, on: day), "\(file.reference): \(body) on \(day)")
      }
    }
  }

  @Test func registrationsCarryTheCommissionerOfTheirFirstDay() {
    let register = register(of: 3_000)
    for number in 0..<3_000 {
      for registration in register.caseFile(number).gpRegistrations {
        let body = registration.commissioner.flatMap { reference.body($0) }
        #expect(body?.exists(on: registration.start) == true)
      }
    }
  }

  @Test func everyPlaceHasTheBoardOfItsCouncil() {
    for place in Areas.all where !place.isWelsh {
      for day in [CivilDate(year: 2023, month: 1, day: 1)!, today] {
        let board = reference.integratedCareBoard(ofCouncil: place.council(on: day), on: day)
        #expect(board == nil || board == place.commissioner(on: day))
        #expect(stood(place.council(on: day), on: day))
      }
    }
  }

  @Test func allCouncilsOfEnglandHaveCases() {
    let councils = Set(Areas.all.map { $0.council(on: today) })
    let standing = reference.bodies(of: .council, on: today).filter { !$0.isWelsh }
    #expect(standing.allSatisfy { councils.contains($0.code) })
  }

  /// A trust or a provider is not in the data and counts as standing.
  private func stood(_ body: BodyCode, on day: CivilDate) -> Bool {
    reference.body(body)?.exists(on: day) ?? true
  }

  /// Bodies with the day on which they acted, or for which they were written down.
  private func namedBodies(_ file: CaseFile) -> [(BodyCode, CivilDate)] {
    var found: [(BodyCode, CivilDate)] = []
    for home in file.residence { found.append((home.council ?? .blank, home.start)) }
    for notice in file.notifications { found.append((notice.to ?? .blank, notice.sent)) }
    for meeting in file.meetings {
      found += meeting.represented.map { ($0, meeting.held ?? today) }
    }
    for plan in file.plans { found += plan.agreedBy.map { ($0, plan.agreed) } }
    for agreement in file.funding { found += agreement.parties.map { ($0.body, agreement.start) } }
    for home in file.accommodation { found.append((home.council ?? .blank, home.start)) }
    for ending in file.endings { found.append((ending.body ?? .blank, ending.decided)) }
    for dispute in file.disputes { found += dispute.parties.map { ($0, dispute.firstWritten) } }
    for complaint in file.complaints { found += complaint.about.map { ($0, complaint.received) } }
    for worker in file.keyWorkers { found.append((worker.employer ?? .blank, worker.start)) }
    if let entry = file.register, entry.closed == nil {
      found += [entry.council, entry.nhsBody].compactMap { $0 }.map { ($0, today) }
    }
    return found
  }
}
