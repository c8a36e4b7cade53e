import CaseFile
import CivilTime
import Rules
import Testing

@testable import Questions

@Suite struct AskedTests {
  static let day = CivilDate("2026-11-21") ?? .distantPast

  private func asked(_ given: [QuestionParameter: [String]], of question: Question) throws(BadParameter)
    -> AskedParameters
  {
    try AskedParameters(given, of: question)
  }

  @Test func whatIsGivenIsRead() throws {
    let found = try asked(
      [.body: ["E08000035"], .within: ["2w"], .worker: ["w-3fa2b1c0".uppercased()], .on: ["2026-03-31"]],
      of: .obligations)
    #expect(found.body == "E08000035")
    #expect(found.within == 14)
    #expect(found.on == CivilDate("2026-03-31"))
    #expect(found.worker?.text == "W-3FA2B1C0")
    #expect(found.asksForDates)
  }

  @Test(arguments: [
    (QuestionParameter.within, "-1"), (.within, "d"), (.within, "3661"), (.on, "2026-02-30"), (.knownAt, "noon"),
    (.body, "leeds"), (.worker, "Helen Marsh"), (.worker, "W-3FA2B1CG"),
  ])
  func whatDoesNotFitIsRefused(parameter: QuestionParameter, text: String) {
    #expect(throws: BadParameter.self) { try asked([parameter: [text]], of: .obligations) }
  }

  @Test func aParameterOfAnotherQuestionIsRefused() {
    #expect(throws: BadParameter.self) { try asked([.set: ["review_months=6"]], of: .who) }
    #expect(throws: BadParameter.self) { try asked([.worker: ["W-00000000"]], of: .charges) }
  }

  @Test func aWorkerHasOneKeyHoweverTheNameIsWritten() {
    #expect(WorkerKey(name: "Helen  Marsh ") == WorkerKey(name: "helen marsh"))
    #expect(WorkerKey(name: "Helen Marsh") != WorkerKey(name: "Helen Marshe"))
    #expect(WorkerKey(WorkerKey(name: "Helen Marsh").text) == WorkerKey(name: "Helen Marsh"))
  }

  @Test func wordsAreWrappedAndNothingIsLost() {
    let text = "Take over the rent from a named day before any claim stops"
    for width in 1...70 {
      let lines = text.wrapped(to: width)
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
    #expect("one two".wrapped(to: 7) == ["one two"])
    #expect("".wrapped(to: 5) == [""])
  }

  @Test func aTableFitsOrBecomesAList() {
    let columns = [
      Column("case", .text, "."), Column("count", .number, "."), Column("what", .text, "."),
      Column("to_do", title: "To do", .text, ".", .below), Column("rule", .word, ".", .dataOnly),
    ]
    let row: [Cell] = [
      .text("C-1"), .count(12), .text("Nobody answers for anything in this place"), .text("Ask again"), .text("CP-01"),
    ]
    let wide = TextTable(columns: columns, rows: [row], display: .plain).lines
    #expect(
      wide == [
        "case  count  what", "C-1      12  Nobody answers for anything in this place", "    To do: Ask again",
      ])
    let narrow = TextTable(columns: columns, rows: [row], display: Display(width: 30)).lines
    #expect(narrow.allSatisfy { $0.count <= 30 })
    #expect(narrow.count > wide.count)
    let list = TextTable(columns: columns, rows: [row], display: Display(width: 16)).lines
    #expect(list.first == "case: C-1")
    #expect(list.allSatisfy { $0.count <= 16 && !$0.contains("CP-01") })
  }

  @Test func cellsReadAsPeopleAndProgramsDo() {
    #expect(Cell.daysLate(3).spoken == "3 late")
    #expect(Cell.daysLate(-3).spoken == "3 left")
    #expect(Cell.daysLate(0).spoken == "today")
    #expect(Cell.daysLate(-3).plain == "-3")
    #expect(Cell.pence(5).spoken == "£0.05")
    #expect(Cell.pence(-1_234).plain == "-12.34")
    #expect(Answer.perCent(1, of: 3) == "33.3")
    #expect(Answer.perCent(2, of: 3) == "66.7")
  }

  @Test func aChargeComesToWhatItsDaysCost() {
    var charge = Charge()
    charge.amount = Money("70.01")
    #expect(charge.pence(for: 7) == nil)
    charge.per = .week
    #expect(charge.pence(for: 14) == 14_002)
    #expect(charge.pence(for: 1) == 1_000)
    charge.per = .month
    #expect(charge.pence(for: 365) == 84_012)
    charge.per = .once
    #expect(charge.pence(for: 400) == 7_001)
  }

  /// The duty is live from the leaving on; until then it is only to come.
  @Test func aCourseKnowsOnWhichDaysTheDutyWasLive() throws {
    var file = CaseFile(reference: CaseReference(unchecked: "C-1"))
    var status = LegalStatus()
    status.id = FactID(unchecked: "ls1")
    status.section = .section3
    status.start = AskedTests.day - 100
    status.end = AskedTests.day - 50
    file.legalStatus = [status]
    let course = Course(
      of: file, from: AskedTests.day - 100, through: AskedTests.day, by: Rulebook(), lawOn: nil)
    let everyDay = (0...100).count { back in
      Rulebook().assess(file, on: AskedTests.day - back).isLive
    }
    #expect(everyDay > 0 && everyDay < 101)
    let whole = Period(start: AskedTests.day - 200, end: nil)
    #expect(course.days(in: whole, where: \.isLive) == everyDay)
    #expect(course.days(in: Period(start: AskedTests.day - 9, end: AskedTests.day), where: \.isLive) == 9)
    #expect(course.runs(\.isLive).map(\.value) == [false, true])
  }

  @Test func aDirectoryIsLaidOverAnother() {
    func contact(_ id: String, _ name: String) -> LeadContact {
      var contact = LeadContact()
      contact.id = FactID(unchecked: id)
      contact.name = name
      return contact
    }
    var (standing, overlay) = (Directory(), Directory())
    standing.contacts = [contact("a", "old"), contact("b", "kept")]
    overlay.contacts = [contact("a", "new"), contact("c", "more")]
    let found = standing.overlaid(by: overlay).contacts
    #expect(found.map(\.id.text) == ["b", "a", "c"])
    #expect(found.map(\.name) == ["kept", "new", "more"])
  }
}
