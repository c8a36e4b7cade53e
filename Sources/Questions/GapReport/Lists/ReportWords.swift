import CaseFile
package import CivilTime

/// Puts the lines of lists into words, one after another in the same buffer.
package struct ReportWords {
  private let on: CivilDate
  private var text = PlainText()
  private var table = CSVTable()
  private var json = JSONWriter()
  private var page = HTMLPage()

  /// - Parameter on: the night of which is told.
  package init(on: CivilDate) {
    self.on = on
  }

  /// A gap as a line of a list, in one form.
  package mutating func words(of gap: ReportedGap, in list: ReportList, as format: GapReport.Format) -> [UInt8] {
    switch format {
    case .text:
      text.removeAll()
      text.add(gap, in: list, on: on)
      return text.bytes
    case .csv:
      table.removeAll()
      table.add(gap, in: list, on: on)
      return table.bytes
    case .json:
      json.removeAll()
      json.write(gap, in: list, on: on)
      return json.bytes
    case .html:
      page.removeAll()
      page.add(gap, in: list, on: on)
      return page.bytes
    }
  }

  /// A clock as a line of its list, in one form.
  package mutating func words(of clock: ReportedClock, as format: GapReport.Format) -> [UInt8] {
    switch format {
    case .text:
      text.removeAll()
      text.add(clock)
      return text.bytes
    case .csv:
      table.removeAll()
      table.add(clock)
      return table.bytes
    case .json:
      json.removeAll()
      json.write(clock)
      return json.bytes
    case .html:
      page.removeAll()
      page.add(clock)
      return page.bytes
    }
  }
}
