import Checks
import Testing

@Suite struct RecipientsTests {
  static func fault(_ text: String) -> String? {
    do {
      _ = try Recipients(text, domains: ["nhs.net", "leeds.gov.uk"])
      return nil
    } catch {
      return error.description
    }
  }

  @Test func aListIsReadInItsOrderEachOnce() throws {
    let list = try Recipients(
      "# reviewed 2026-11-01\r\nQWO, a.b@nhs.net\r\n\r\nE08000035,c@Leeds.gov.uk\nQWO,a.b@nhs.net\n",
      domains: ["nhs.net", "leeds.gov.uk"])
    #expect(list.lines.map(\.address) == ["a.b@nhs.net", "c@Leeds.gov.uk"])
    #expect(list.lines.map(\.body.text) == ["QWO", "E08000035"])
  }

  @Test(arguments: [
    "", "# nobody\n", "QWO", "QWO,", "QWO,a@nhs.net,b@nhs.net", "?,a@nhs.net", "QWO,a@example.org",
    "QWO,a@nhs.net.evil.org", "QWO,-oQ/tmp@nhs.net", "QWO,a@b@nhs.net", "QWO,@nhs.net", "QWO,a;b@nhs.net",
    "QWO,<a@nhs.net>", "QWO,a\u{0}@nhs.net", "QWO,\u{e9}@nhs.net", "QWO,a%0d@nhs.net",
  ])
  func whatIsNotWellFormedIsRefusedWhole(text: String) {
    #expect(Self.fault(text) != nil)
    if !text.isEmpty, !text.hasPrefix("#") {
      #expect(Self.fault("QWO,a@nhs.net\n" + text)?.contains("line 2") == true)
    }
  }
}
