import CaseFile
import CivilTime
import Testing

@Suite struct ReadingTests {
  static func faults(_ json: String) -> [String] {
    do throws(UnfitFile) {
      _ = try CaseFile(json: Array(json.utf8))
      return []
    } catch {
      return error.faults.map(\.pointer)
    }
  }

  static func file(_ members: String) -> String {
    #"{"format": "aftercare-case/1", "case": "T-1", "person": {}, "# + members + "}"
  }

  @Test func theSmallestFile() throws {
    let json = #"{"format":"aftercare-case/1","case":"T-1","person":{}}"#
    let file = try CaseFile(json: Array(json.utf8))
    var writer = FactWriter()
    file.write(to: &writer)
    #expect(writer.json.text == json)
  }

  @Test func everyFaultIsNamedAtOnce() {
    let found = Self.faults(
      Self.file(
        #"""
        "legal_status": [{"id": "a", "section": "3a", "start": "2026-02-30"}, {"id": "a", "section": "3"}],
        "spells": [{"id": "s/1", "admitted": "2026-01-01", "left": "2026-01-02"}],
        "plans": [{"id": "p", "agreed": "2026-01-01", "services": [{"id": "x", "weekly_cost": "5.5", "hours_per_week": -1}], "agreed_by": ["leeds"]}],
        "funding": [{"id": "f", "start": "2026-01-01", "parties": []}],
        "residence": [{"id": "r", "start": "2026-01-01"}],
        "nickname": "x"
        """#))
    #expect(
      found == [
        "/legal_status/0/section", "/legal_status/0/start", "/legal_status/1/start",
        "/legal_status/1/id", "/spells/0/id", "/spells/0/left", "/residence/0/council",
        "/plans/0/agreed_by/0", "/plans/0/services/0/hours_per_week",
        "/plans/0/services/0/weekly_cost", "/funding/0/parties", "/nickname",
      ])
  }

  @Test func whatLeadsNowhereIsNamedBesideOtherFaults() {
    let found = Self.faults(
      Self.file(
        #"""
        "plans": [{"id": "p", "agreed": "2026-01-01", "services": [{"id": "!"}, {}, {}]}],
        "funding": [{"id": "f", "start": "2026-01-01", "services": ["!", "x"], "parties": [{"body": "QWO"}]}],
        "endings": [{"id": "e", "body": "QWO", "decided": "2026-01-01", "assessment": 7}],
        "nickname": "x"
        """#))
    #expect(
      found == [
        "/plans/0/services/0/id", "/plans/0/services/1/id", "/plans/0/services/2/id", "/funding/0/services/0",
        "/endings/0/assessment", "/nickname", "/funding/0/services/1",
      ])
  }

  @Test func aTextOfNothingButSpacesIsNotRecorded() throws {
    func home(_ reasons: String) throws -> CaseFile {
      let json = Self.file(
        #""accommodation": [{"id": "a", "kind": "hostel", "start": "2026-01-01"\#(reasons)}]"#)
      return try CaseFile(json: Array(json.utf8))
    }
    #expect(try home(#", "reasons": " \t\u00a0""#) == home(""))
    #expect(try home(#", "reasons": """#) == home(""))
    #expect(try home(#", "reasons": " x""#).accommodation.first?.reasons == " x")
  }

  @Test func referencesMustLeadSomewhere() {
    let found = Self.faults(
      Self.file(
        #"""
        "assessments": [{"id": "a", "kind": "financial", "services": ["x"]}],
        "notifications": [{"id": "n", "about": "detention", "subject": "x", "to": null, "sent": "2026-01-01"}],
        "funding": [{"id": "f", "start": "2026-01-01", "services": ["x"], "parties": [{"body": "QWO"}]}],
        "charges": [{"id": "c", "item": "x", "purpose": "rent", "payer": "person", "start": "2026-01-01"}],
        "direct_payments": [{"id": "d", "service": "x", "start": "2026-01-01"}],
        "endings": [{"id": "e", "body": "QWO", "decided": "2026-01-01", "assessment": "x"}]
        """#))
    #expect(
      Set(found) == [
        "/funding/0/services/0", "/assessments/0/services/0", "/charges/0/item",
        "/direct_payments/0/service", "/endings/0/assessment", "/notifications/0/subject",
      ])
  }

  @Test(arguments: ["9990000018", "9990000050", "9998887771"])
  func validNHSNumbers(_ digits: String) throws {
    #expect(NHSNumber(digits)?.digits == digits)
  }

  @Test(arguments: ["9990000017", "9990000108", "999000001", "99900000189", "999 000 0018", "999000001８"])
  func invalidNHSNumbers(_ digits: String) {
    #expect(NHSNumber(digits) == nil)
  }

  @Test func anNHSNumberNeverShowsItself() throws {
    let number = try #require(NHSNumber("9990000018"))
    #expect(!"\(number)".contains("999"))
  }

  @Test(arguments: [
    ("{", "/"), ("[]", ""), (#"{"format": "aftercare-case/1",}"#, "/"),
    (#"{"format": "aftercare-case/1" "case": 1}"#, "/"), ("\u{FEFF}{}", ""),
  ])
  func whatIsNoCaseFileIsRefused(_ json: String, _ place: String) {
    #expect(!Self.faults(json).isEmpty)
  }

  @Test func aBrokenFileNamesLineAndColumn() {
    do throws(UnfitFile) {
      _ = try CaseFile(json: Array("{\n  \"a\": tru }".utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.description.contains("line 2, column"))
    }
  }

  @Test func deepNestingIsRefusedAndDoesNoHarm() {
    let json = String(repeating: "[", count: 100_000)
    #expect(!Self.faults(json).isEmpty)
  }

  @Test func escapesAreDecodedAndWritten() throws {
    let json = Self.file(
      #""key_workers": [{"id": "k", "name": "Zo\u00eb \ud83d\ude00 \"A\"\n", "start": "2026-01-01"}]"#)
    let file = try CaseFile(json: Array(json.utf8))
    #expect(file.keyWorkers.first?.name == "Zoë 😀 \"A\"\n")
    var writer = FactWriter()
    file.write(to: &writer)
    #expect(try CaseFile(json: writer.json.bytes) == file)
  }

  @Test(arguments: [
    ("0.5", "0.5"), ("12", "12"), ("1e2", "100"), ("1.50", "1.5"), ("33.3", "33.3"), ("0", "0"),
    ("1E-2", "0.01"),
  ])
  func numbersAreExact(_ written: String, _ kept: String) {
    #expect(Quantity(json: written)?.description == kept)
  }
}

extension UnfitFile {
  var description: String { faults.map(\.description).joined(separator: "\n") }
}
