import CaseFile

/// What a form of a report has around its lists.
package struct ReportFrame: Sendable {
  package enum Part: Sendable {
    case words(ArraySlice<UInt8>)
    /// Here stand the lines of a list.
    case list(ReportList)
  }

  package let parts: [Part]

  /// Takes a frame in which `mark` says where the lists stand.
  init(marked bytes: [UInt8]) {
    var parts: [Part] = []
    var rest = bytes[...]
    while let place = rest.firstIndex(of: ReportFrame.noText) {
      parts.append(.words(rest[..<place]))
      if let list = ReportList(rawValue: rest[place + 1]) { parts.append(.list(list)) }
      rest = rest[(place + 2)...]
    }
    self.parts = parts + [.words(rest)]
  }

  /// Marks the place of a list: what no text has, and which list it is.
  static func mark(_ list: ReportList) -> [UInt8] { [noText, list.rawValue] }

  /// A byte that UTF-8 never has (RFC 3629).
  private static let noText: UInt8 = 0xFF
}
