/// One thing that is supposed of a case: a new fact, or other values in a fact that there is.
///
/// Written as in `residence:council=E06000065,start=2026-12-01`: the list, then fields. A fact that there is goes by
/// its id, as in `endings/e1:withdrawn=2026-12-01`; a list inside a fact by its path, as in `plans/p1/services:…`;
/// what stands alone by its name, as in `person:death_date=2026-12-01`. Several values of one field are joined by
/// `+`; a value with a comma stands in double quotes; an empty value is "not recorded".
public struct Supposition: Sendable {
  let path: [String]
  let values: [(name: String, text: String)]

  /// - Throws: `BadSupposition` where the text has not that form.
  public init(_ text: String) throws(BadSupposition) {
    guard let colon = text.firstIndex(of: ":") else {
      throw BadSupposition("wants a list and fields, as in residence:council=E06000065,start=2026-12-01")
    }
    path = text[..<colon].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var values: [(name: String, text: String)] = []
    for part in Supposition.parts(of: text[text.index(after: colon)...]) {
      guard let equals = part.firstIndex(of: "="), equals > part.startIndex else {
        throw BadSupposition("wants name=value for every field")
      }
      values.append((String(part[..<equals]), String(part[part.index(after: equals)...])))
    }
    guard !values.isEmpty else { throw BadSupposition("names no field") }
    self.values = values
  }

  /// The pieces between commas that do not stand in double quotes; the quotes are left out.
  private static func parts(of text: Substring) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return parts.filter { !$0.isEmpty }
  }
}

/// Why something cannot be supposed. Never holds a value.
public struct BadSupposition: Error, Sendable, Hashable {
  public let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}

extension CaseFile {
  /// The case as it would be if these things were so.
  ///
  /// - Throws: `BadSupposition` for the first that cannot be, `UnfitFile` where the case would no longer fit.
  public func supposing(_ suppositions: [Supposition]) throws -> CaseFile {
    var file = self
    for (index, supposition) in suppositions.enumerated() {
      var supposer = FactSupposer(supposition, number: index + 1)
      file.visitFacts(&supposer)
      try supposer.finish()
    }
    // Written and read again, so that ids and references are checked as those of any case file.
    var writer = FactWriter()
    file.write(to: &writer)
    return try CaseFile(json: writer.json.bytes)
  }
}
