import CaseFile
import CivilTime
import Foundation
import Questions
import Rules
import Testing

@Suite struct DisputePackTests {
  static func pack(_ name: String, on day: String) throws -> DisputePack {
    try DisputePack(PaperScenario.paper(name, on: try #require(CivilDate(day))))
  }

  @Test func everyItemOfTheRegulationIsThere() throws {
    let pack = try Self.pack("responsibility-rt-12", on: "2026-11-21")
    let places = pack.items.map(\.place)
    let asked = ["4(1)(a)", "4(1)(b)", "4(1)(c)"] + "abcdefghij".map { "4(2)(\($0))" } + ["4(3)-(4)"]
    #expect(places.sorted() == asked.sorted() && places == places.sorted())
    for item in pack.items {
      #expect((item.state == .missing) == (item.blocks.isEmpty && !item.missing.isEmpty), "\(item.place)")
      #expect(item.missing.allSatisfy { !$0.what.isEmpty && !$0.toDo.isEmpty })
    }
  }

  @Test func whatOnlyPeopleCanGiveIsNeverFilled() throws {
    let pack = try Self.pack("responsibility-rt-11", on: "2026-11-08")
    for place in ["4(1)(a)", "4(1)(b)", "4(1)(c)", "4(2)(a)", "4(2)(i)"] {
      let item = try #require(pack.items.first { $0.place == place })
      #expect(item.state != .filled, "\(place)")
    }
  }

  @Test func fourMonthsAndFourteenDays() throws {
    let pack = try Self.pack("responsibility-rt-11", on: "2026-11-08")
    #expect(pack.referBy == pack.dispute.firstWritten.adding(months: 4))
    #expect(pack.paper.text.contains(pack.referBy.spoken))
    let referred = try Self.pack("responsibility-rt-21", on: "2026-11-21")
    #expect(referred.argumentsBy == referred.dispute.referred.map { $0 + 14 })
  }

  @Test func theChronologyHasTheDayOnWhichItArose() throws {
    let pack = try Self.pack("responsibility-rt-12", on: "2026-11-21")
    #expect(pack.paper.text.contains("Dispute arose: first written communication"))
    let before = pack.dispute.firstWritten.previous.description
    #expect(throws: DisputePack.Refusal.noDispute) { try Self.pack("responsibility-rt-12", on: before) }
    #expect(throws: DisputePack.Refusal.noDispute) { try Self.pack("exemplar-complete", on: "2026-11-21") }
    #expect(throws: DisputePack.Refusal.noSuchDispute) {
      try DisputePack(PaperScenario.paper("responsibility-rt-12"), dispute: FactID("none"))
    }
  }

  @Test func formsAgree() throws {
    let pack = try Self.pack("responsibility-rt-12", on: "2026-11-21")
    let whole = try #require(JSONSerialization.jsonObject(with: Data(pack.json.utf8)) as? [String: Any])
    let items = try #require(whole["items"] as? [[String: Any]])
    #expect(items.count == pack.items.count)
    for item in pack.items {
      #expect(pack.paper.text.contains(item.title) && pack.paper.html.contains(item.place))
      for missing in item.missing { #expect(pack.paper.text.contains(missing.toDo)) }
    }
    #expect(!pack.paper.html.contains("http"))
  }

  /// No scenario's case makes it stumble, and each word of the chronology is one for readers.
  @Test(arguments: PaperScenario.names)
  func everyDisputeHasAPack(name: String) throws {
    let paper = try PaperScenario.paper(name)
    guard paper.file.disputes.contains(where: { $0.kind == .councilCouncil }) else { return }
    #expect(try !DisputePack(paper).paper.text.contains("_id"))
  }
}
