import CaseFile
import CivilTime
import Reference
import Testing

@testable import DemoRegister

/// What the bodies say of themselves, well enough for most and badly for a few.
struct DirectoryTests {
  private let directory = register(of: 2_000).directory()

  @Test func itsSizeDoesNotDependOnTheNumberOfCases() {
    let large = register(of: 5_000_000).directory()
    #expect(large.contacts == directory.contacts)
    #expect(large.reconciliations == directory.reconciliations)
    #expect(large.agreements == directory.agreements)
    #expect(large.allocations.count < 300)
  }

  @Test func mostBodiesHaveALeadAndSomeHaveNone() {
    let led = Set(directory.contacts.map(\.body))
    let boards = NationalReference.shipped.bodies(of: .integratedCareBoard, on: today)
    #expect(boards.allSatisfy { led.contains($0.code) })
    let councils = NationalReference.shipped.bodies(of: .council, on: today).filter { !$0.isWelsh }
    let unled = councils.filter { !led.contains($0.code) }
    #expect((1...12).contains(unled.count))
  }

  @Test func contactsAreUnderReservedNamesAndNumbers() {
    for contact in directory.contacts {
      #expect(contact.email?.hasSuffix(".example") == true)
      #expect(contact.phone?.hasPrefix("01632 960") == true)
      #expect(contact.phone?.count == 12)
    }
  }

  @Test func casesThatNeedASuccessorAreAllocated() {
    let register = register(of: 10_000)
    let allocated = register.directory().allocations
    #expect(!allocated.isEmpty)
    for allocation in allocated {
      #expect(NationalReference.shipped.succeeds(allocation.to, to: allocation.from))
    }
  }

  @Test func surreyHasPlannedNothing() {
    #expect(!directory.handovers.contains { $0.body == "E10000030" })
    #expect(directory.handovers.contains { $0.body == "QNQ" })
  }
}
