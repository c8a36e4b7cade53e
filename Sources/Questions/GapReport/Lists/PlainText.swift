/// Lines of plain text being written.
struct PlainText {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds a line of these words, with nothing between them.
  mutating func line(_ words: String...) {
    for word in words { bytes.append(contentsOf: word.utf8) }
    bytes.append(UInt8(ascii: "\n"))
  }

  mutating func lines(_ lines: [String]) {
    for words in lines { line(words) }
  }

  /// Marks the place of a list.
  mutating func list(_ list: ReportList) {
    bytes.append(contentsOf: ReportFrame.mark(list))
  }
}
