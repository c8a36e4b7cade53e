import Reference
import Testing

@Suite struct LegalStatusCodeTests {
  @Test func bothListsAreThere() {
    let england = national.legalStatusCodes.filter { $0.jurisdiction == .england }
    #expect(england.count == 29)
    #expect(england.count(where: \.isRetired) == 2)
    #expect(national.legalStatusCodes.count(where: { $0.jurisdiction == .wales }) == 25)
  }

  @Test func code35MeansOtherThingsInEnglandAndWales() throws {
    let england = try #require(national.legalStatusCode("35", in: .england))
    let wales = try #require(national.legalStatusCode("35", in: .wales))
    #expect(england.section == "7")
    #expect(england.givesRiseToAftercare == .no)
    #expect(wales.section == "17A")
    #expect(wales.givesRiseToAftercare == .yes)
  }

  @Test func theSectionsOfTheStatuteGiveRiseToTheDuty() {
    let sections = national.legalStatusCodes.filter { $0.givesRiseToAftercare == .yes }
      .compactMap(\.section)
    #expect(Set(sections) == ["3", "37", "37/41", "45A", "47", "47/49", "48", "48/49", "17A"])
  }

  @Test func aCodeThatIsNotInTheListIsNone() {
    #expect(national.legalStatusCode("11", in: .england) == nil)
    #expect(national.legalStatusCode("3", in: .england) == nil)
  }

  @Test func aCodeWithoutSectionHasNone() {
    #expect(national.legalStatusCode("01", in: .england)?.section == nil)
    #expect(national.legalStatusCode("99", in: .england)?.givesRiseToAftercare == .unknown)
  }
}
