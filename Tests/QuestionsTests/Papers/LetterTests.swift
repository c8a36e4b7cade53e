import CaseFile
import CivilTime
import Foundation
import Questions
import Record
import Rules
import Testing

@Suite struct LetterTests {
  static func letter(_ kind: LetterKind, _ name: String, on day: String = "2026-11-21") throws -> Letter {
    try Letter(kind, PaperScenario.paper(name, on: #require(CivilDate(day))))
  }

  /// All letters of a kind that the scenarios give, on days before, in and after after-care.
  static func letters(_ kind: LetterKind) throws -> [Letter] {
    try PaperScenario.names.flatMap { name in
      try ["2023-09-01", "2025-05-01", "2026-11-21"].compactMap { try? letter(kind, name, on: $0) }
    }
  }

  @Test func theMeasureKnowsPlainFromHard() {
    var (plain, hard) = (ReadingAge(), ReadingAge())
    plain.add("The cat sat on the mat. It was warm there.")
    hard.add(
      "Notwithstanding the aforementioned considerations, entitlement determinations necessitate multidisciplinary deliberation."
    )
    #expect(plain.age < 7 && hard.age > 20)
    #expect(ReadingAge.syllables(of: "hospital") == 3 && ReadingAge.syllables(of: "free") == 1)
  }

  @Test(arguments: LetterKind.allCases)
  func theWordsAreForAReaderOfEleven(kind: LetterKind) throws {
    var seen: Set<String> = []
    var all = ReadingAge()
    for letter in try Self.letters(kind) {
      var one = ReadingAge()
      for words in letter.words {
        one.add(words.fixed)
        if seen.insert(words.fixed).inserted { all.add(words.fixed) }
      }
      #expect(one.age <= 11, "\(letter.reference) \(one.age)")
    }
    #expect(seen.count > 15)
    #expect(all.age <= 11, "\(kind): \(all.age)")
    #expect(all.longestSentence.split(separator: " ").count <= 25, "\(all.longestSentence)")
  }

  @Test(arguments: LetterKind.allCases)
  func everyLetterSaysWhoAndHowToComplain(kind: LetterKind) throws {
    let letter = try Self.letter(kind, "exemplar-complete")
    for text in [letter.text, letter.html] {
      for words in [
        "Leeds City Council", "NHS West Yorkshire Integrated Care Board", "(LGSCO)", "(PHSO)", "three working days",
      ] { #expect(text.contains(words), "\(words)") }
    }
    #expect(!letter.html.contains("<script") && !letter.html.contains("http"))
  }

  @Test func oneBodyAloneEndsNothing() throws {
    let letter = try Self.letter(.ending, "ending-by-one-body")
    #expect(letter.text.contains("said that your after-care should end"))
    #expect(letter.text.contains("But your after-care has not ended."))
    #expect(try Self.letter(.ending, "exemplar-ending").title.text == "Your after-care has ended")
  }

  @Test func whatIsNotInTheNotesIsSaid() throws {
    func text(_ letter: Letter) -> String { letter.words.map(\.text).joined(separator: " ") }
    let plan = text(try Self.letter(.plan, "care-planning-cp-01", on: "2025-06-19"))
    #expect(plan.contains("Our notes do not show one."))
    let review = text(try Self.letter(.review, "review-rv-01"))
    #expect(review.contains("A review is late.") || review.contains("must be held by"))
    let unknown = text(try Self.letter(.entitlement, "records-register-without-detention"))
    #expect(unknown.contains("We cannot yet say") && !unknown.contains("You have a right to it."))
    #expect(unknown.contains("We do not yet know which council it is."))
  }

  @Test func namedLeadsStandInTheLetter() throws {
    let bytes = Array(
      #"{"format":"aftercare-directory/1","contacts":[{"id":"c1","body":"E08000035","name":"Robin Vale","phone":"01632 960001","start":"2020-01-01"}]}"#
        .utf8)
    let paper = try PaperScenario.paper("exemplar-complete")
    let known = CaseOnPaper(paper.file, Rulebook(directory: try Directory(json: bytes)), paper.dates)
    let text = try Letter(.entitlement, known).text
    #expect(text.contains("Ask for Robin Vale.") && text.contains("Phone: 01632 960001"))
  }

  @Test func nobodyWritesToSomebodyWhoHasDied() throws {
    #expect(throws: Letter.Refusal.personHasDied) { try Self.letter(.plan, "ending-death") }
  }

  @Test func largePrintIsLarge() throws {
    var letter = try Self.letter(.entitlement, "exemplar-complete")
    let before = letter.text.split(separator: "\n").map(\.count).max() ?? 0
    letter.isLargePrint = true
    #expect(letter.html.contains("18pt") && (letter.text.split(separator: "\n").map(\.count).max() ?? 0) < before)
  }
}
