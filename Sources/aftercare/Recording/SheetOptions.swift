import ArgumentParser
import CaseFile
import Reference

extension LegalStatusCode.Jurisdiction: ExpressibleByArgument {
  public init?(argument: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue.lowercased() == argument.lowercased() }) else {
      return nil
    }
    self = found
  }

  public static var allValueStrings: [String] { allCases.map { $0.rawValue.lowercased() } }
}

/// How sheets are to be read.
struct SheetOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What the columns of a local register mean (aftercare-mapping/1).", valueName: "file"))
  var mapping: String?

  @Flag(help: "The files are tables of the Mental Health Services Data Set.")
  var mhsds = false

  @Option(help: ArgumentHelp("The provider of the tables, where they have no column OrgIDProv.", valueName: "code"))
  var provider: BodyCode?

  @Option(help: "Whose list the legal status codes are from: england or wales. Code 35 differs.")
  var codes = LegalStatusCode.Jurisdiction.england

  @Flag(help: "The sheets hold all that the source knows: what they no longer hold is withdrawn.")
  var complete = false

  @Flag(help: "Records the sheets even if the same bytes were imported before.")
  var again = false

  var areSheets: Bool { mhsds || mapping != nil }

  func validate(_ files: [String]) throws {
    if mhsds, mapping != nil { throw ValidationError("Give one of --mapping and --mhsds.") }
    if mapping != nil, files.count != 1 { throw ValidationError("A mapping reads one file at a time.") }
    if !areSheets, complete || again || provider != nil {
      throw ValidationError("--complete, --again and --provider are for sheets: give --mapping or --mhsds too.")
    }
    if !areSheets, files.contains(where: { $0.lowercased().hasSuffix(".csv") }) {
      throw ValidationError("A .csv file wants --mapping FILE or --mhsds.")
    }
  }
}
