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
    while let place = rest.firstIndex(of: ReportFrame.mark) {
      parts.append(.words(rest[..<place]))
      if let list = ReportList(rawValue: rest[place + 1]) { parts.append(.list(list)) }
      rest = rest[(place + 2)...]
    }
    self.parts = parts + [.words(rest)]
  }

  /// The place of a list: a byte that UTF-8 never has, and which list it is.
  static func mark(_ list: ReportList) -> [UInt8] { [mark, list.rawValue] }

  private static let mark: UInt8 = 0xFF
}
