extension GapReport {
  /// The forms in which the report can be had.
  package enum Format: String, CaseIterable, Sendable {
    case text, csv, json, html

    package var fileExtension: String { self == .text ? "txt" : rawValue }
  }

  /// The report in one of its forms.
  package func rendered(as format: Format) -> String {
    switch format {
    case .text: text
    case .csv: csv
    case .json: json
    case .html: html
    }
  }
}
