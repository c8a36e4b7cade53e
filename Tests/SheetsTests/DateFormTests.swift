import CivilTime
import Sheets
import Testing

@Suite struct DateFormTests {
  @Test(arguments: [
    ("YYYY-MM-DD", "2026-03-31"), ("DD/MM/YYYY", "31/03/2026"), ("D/M/YYYY", "31/3/2026"),
    ("DD.MM.YYYY", "31.03.2026"), ("D MMM YYYY", "31 Mar 2026"), ("DD-MMM-YYYY", "31-MAR-2026"),
    ("YYYYMMDD", "20260331"),
  ])
  func readsItsOwnForm(_ form: String, _ text: String) throws {
    #expect(try #require(DateForm(form)).date(text) == CivilDate(year: 2026, month: 3, day: 31))
  }

  @Test(arguments: ["DD/MM/YY", "MM/YYYY", "DD/MM/YYYY/DD", "", "YYYY-MM-DDT", "dd/mm/yyyy"])
  func isNoForm(_ form: String) { #expect(DateForm(form) == nil) }

  @Test(arguments: [
    "3/04/2026", "03/4/2026", "31/02/2026", "03/04/26", "03-04-2026", "03/04/2026 ", "", "03/04/20261", "+3/04/2026",
    "03/13/2026", "00/04/2026",
  ])
  func isNoDayOfTheForm(_ text: String) throws {
    #expect(try #require(DateForm("DD/MM/YYYY")).date(text) == nil)
  }
}
