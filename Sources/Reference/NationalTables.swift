import CaseFile
import CivilTime

/// The tables read; their text is in the extensions that `deploy/generate-reference` writes.
struct NationalTables {
  var version: String
  var bodies: [Body]
  var successions: [Succession]
  var councilShares: [CouncilShare]
  var healthBoards: [(BodyCode, BodyCode)]
  var bankHolidays: [BankHoliday]
  var legalStatusCodes: [LegalStatusCode]

  /// The tables that ship with the product.
  static var shipped: NationalTables {
    NationalTables(
      version: version,
      bodies: TableRow.read(bodies).map(Body.init),
      successions: TableRow.read(successions).map(Succession.init),
      councilShares: TableRow.read(councilShares).map(CouncilShare.init),
      healthBoards: TableRow.read(healthBoards).map { ($0.code(0), $0.code(1)) },
      bankHolidays: TableRow.read(bankHolidays).map(BankHoliday.init),
      legalStatusCodes: TableRow.read(legalStatusCodes).map(LegalStatusCode.init))
  }
}

extension Body {
  fileprivate init(_ row: TableRow) {
    self.init(
      code: row.code(0), name: row.text(2), kind: row.word(1), start: row.date(3),
      end: row.date(4))
  }
}

extension Succession {
  fileprivate init(_ row: TableRow) {
    let successors = row.codes(3)
    let kind: Kind =
      switch row.text(2) {
      case "whole": .whole(successors[0])
      case "split": .split(successors)
      case "without": .splitWithoutCodes
      case "recoded": .recoded(successors[0])
      default: row.isNot("a kind of succession", 2)
      }
    self.init(body: row.code(0), date: row.day(1), kind: kind)
  }
}

extension CouncilShare {
  fileprivate init(_ row: TableRow) {
    self.init(
      asOf: row.day(0), council: row.code(1), board: row.code(2), tenThousandths: row.number(3))
  }
}

extension BankHoliday {
  fileprivate init(_ row: TableRow) {
    self.init(date: row.day(0), name: row.text(1))
  }
}

extension LegalStatusCode {
  fileprivate init(_ row: TableRow) {
    self.init(
      jurisdiction: row.word(0), code: row.text(1), meaning: row.text(5),
      section: row.text(4).isEmpty ? nil : row.text(4), isRetired: row.text(2) == "retired",
      givesRiseToAftercare: row.word(3))
  }
}
