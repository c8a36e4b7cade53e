import CaseFile

extension GapReport {
  /// The forms in which the report can be had.
  package enum Format: String, CaseIterable, Sendable {
    case text, csv, json, html

    package var fileExtension: String { self == .text ? "txt" : rawValue }
  }

  /// The report in one of its forms.
  package func rendered(as format: Format) -> String { String(decoding: bytes(as: format), as: UTF8.self) }

  /// The same in UTF-8, as it goes into a file: a long report is in memory once.
  package func bytes(as format: Format) -> [UInt8] {
    switch format {
    case .text: Array(text.utf8)
    case .csv: csvTable.bytes
    case .json: jsonDocument.bytes
    case .html: htmlPage.bytes
    }
  }
}
