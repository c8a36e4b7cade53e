import CaseFile
import CivilTime
import Questions
import Reference
import Testing

/// That a body which does not stand is never told as one that owes nothing.
@Suite struct BodyCautionTests {
  static func caution(_ code: String, _ day: String) throws -> String? {
    try #require(BodyCode(code)).caution(on: try #require(CivilDate(day)))
  }

  @Test(arguments: [
    // Merged, divided, recoded, and a chain of two.
    ("QHG", "2026-04-01", ["ended before 1 April 2026", "(S1Y5D)"]),
    (
      "QNQ", "2026-04-01",
      ["ended before 1 April 2026", "(QRL) or", "(S0E4D) or", "(S9B9J)", "by nobody yet", "read what nobody owes"]
    ),
    ("E08000020", "2026-11-21", ["ended before 1 April 2013", "(E08000037)"]),
    ("00C", "2022-07-01", ["ended before 1 April 2020", "(QHM)"]),
    // A letter mistaken, and a district council, which owes no after-care.
    ("QZZ", "2026-11-21", ["QZZ is not known"]), ("E07000240", "2026-11-21", ["E07000240 is not known"]),
    ("S1Y5D", "2026-03-31", ["stands from 1 April 2026 on; until then", "(QHG) or"]),
  ])
  func whatDoesNotStandIsTold(code: String, day: String, words: [String]) throws {
    let caution = try #require(try Self.caution(code, day))
    for part in words { #expect(caution.contains(part), "\(caution)") }
  }

  @Test(arguments: [
    ("QHG", "2026-03-31"), ("S1Y5D", "2026-04-01"), ("E08000035", "2026-11-21"), ("00C", "2020-03-31"),
    // Divided among such as have no code yet: it goes on owing under its own.
    ("E10000030", "2027-04-01"),
  ])
  func whatStandsNeedsNoCaution(code: String, day: String) throws {
    #expect(try Self.caution(code, day) == nil)
  }

  @Test func whoIsToldOfIsNoMistake() throws {
    let (day, trust, merged) = (try #require(CivilDate("2026-11-21")), BodyCode("RWV"), BodyCode("QHG"))
    #expect(try #require(trust).caution(on: day) != nil && #require(trust).caution(on: day, isTold: true) == nil)
    #expect(try #require(merged).caution(on: day, isTold: true) != nil)
  }

  /// On every day on which anything changes, whoever a case is brought forward to stands.
  @Test func whoeverTakesOverStands() {
    let national = NationalReference.shipped
    let days = Set(national.allBodies.flatMap { [$0.start, $0.end].compactMap(\.self) })
    for body in national.allBodies {
      for day in days.filter({ body.exists(on: $0) }) {
        #expect(body.code.caution(on: day) == nil, "\(body.code) on \(day)")
      }
      guard let end = body.end, let heir = national.broughtForward(body.code, on: end).body else { continue }
      #expect(heir == body.code || body.code.caution(on: end) != nil, "\(body.code)")
      #expect(heir.stands(on: end), "\(heir) after \(body.code)")
    }
  }
}
