import CaseFile

extension GapReport {
  /// The forms in which the report can be had.
  package enum Format: String, CaseIterable, Sendable {
    case text, csv, json, html

    package var fileExtension: String { self == .text ? "txt" : rawValue }
  }

  /// The report in one of its forms.
  package func rendered(as format: Format) -> String { String(decoding: bytes(as: format), as: UTF8.self) }

  package var text: String { rendered(as: .text) }
  package var csv: String { rendered(as: .csv) }
  package var json: String { rendered(as: .json) }
  package var html: String { rendered(as: .html) }

  /// The report in UTF-8: its outline with the lines of its lists in their places.
  package func bytes(as format: Format) -> [UInt8] {
    var bytes: [UInt8] = []
    var words = ReportWords(on: outline.on)
    for part in outline.frame(as: format).parts {
      switch part {
      case .words(let said): bytes += said
      case .list(.upcoming):
        let shown = upcoming.prefix(format.limit(of: .upcoming) ?? upcoming.count)
        bytes += shown.map { words.words(of: words.line($0), as: format) }.joined(separator: format.separator)
      case .list(let list):
        bytes += lines(of: list, as: format, &words)
      }
    }
    return bytes
  }

  private func lines(of list: ReportList, as format: Format, _ words: inout ReportWords) -> [UInt8] {
    let gaps = list == .closed ? closed : gaps.filter { list.holds(open: $0, on: outline.on) }
    var lines: [[UInt8]] = []
    var before: GapHeading?
    for gap in gaps.map({ words.line($0) }) {
      let heading = format.hasHeadings(in: list) ? words.heading(of: gap, after: before, as: format) : []
      lines.append(heading + words.words(of: gap, in: list, as: format))
      before = gap.heading
    }
    return Array(lines.joined(separator: format.separator))
  }
}

extension ReportOutline {
  /// One form without the lines of its lists.
  package func frame(as format: GapReport.Format) -> ReportFrame {
    switch format {
    case .text: ReportFrame(marked: text.bytes)
    case .csv: ReportFrame(marked: table.bytes)
    case .json: ReportFrame(marked: json.bytes)
    case .html: ReportFrame(marked: page.bytes)
    }
  }
}
