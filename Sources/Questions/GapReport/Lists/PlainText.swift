/// Lines of plain text being written.
struct PlainText {
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func line(_ words: String = "") {
    bytes.append(contentsOf: words.utf8)
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
