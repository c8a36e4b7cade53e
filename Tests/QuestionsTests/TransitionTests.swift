import CaseFile
import CivilTime
import Foundation
import Questions
import Rules
import Testing

@Suite struct TransitionTests {
  @Test func aChangeOfCodeAloneEndsNoBody() throws {
    let recoded = try #require(BodyCode("E08000020"))
    #expect(TransitionEvent(of: recoded) == nil)
    #expect(TransitionEvent.dates.contains(try #require(CivilDate("2022-07-01"))))
    #expect(TransitionEvent.dates == TransitionEvent.dates.sorted())
  }

  @Test func everyKnownDayHasBodiesThatEndOnIt() throws {
    for date in TransitionEvent.dates {
      let event = try #require(TransitionEvent(on: date))
      #expect(!event.bodies.isEmpty && event.successions.allSatisfy { $0.date == date && !$0.isRecoding })
      for body in event.bodies { #expect(!event.after(body).isEmpty) }
    }
    #expect(TransitionEvent(on: .distantPast) == nil)
  }

  @Test func totalsAreThoseOfTheRows() throws {
    let event = try #require(TransitionEvent(of: "15F"))
    func row(_ kind: TransitionRow.Kind, _ reference: String?) -> TransitionRow {
      TransitionRow(
        kind, of: "15F", reference.map { CaseReference(unchecked: $0) }, "=What", subject: "funding:f1")
    }
    let found = Transition(
      event, on: PatternsTests.day, casesRead: 9,
      rows: [row(.due, "B"), row(.oldName, "A"), row(.noOwner, "A"), row(.oldName, nil)])
    #expect(found.people == 2 && found.totals.map(\.people) == [2])
    #expect(found.totals.first?.counts == [2, 1, 1])
    #expect(found.persons.map(\.reference?.text) == [nil, "A", "B"])
    #expect(found.csv.split(separator: "\r\n").count == 5 && found.csv.contains("'=What"))
    #expect(!found.html.contains("http"))
  }
}
