import CaseFile
import CivilTime

extension Letter {
  /// The letter as plain text, in short lines.
  package var text: String {
    let width = isLargePrint ? 44 : 76
    var parts = [dates.on.spoken, "Our reference: \(reference)", "Dear \(name ?? "Sir or Madam")"]
    parts.append(title.text + "\n" + String(repeating: "=", count: title.text.count))
    for block in blocks { parts += block.parts(width) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// Words in lines of so many characters; a longer word has a line of its own.
  static func wrapped(_ words: String, _ width: Int, indent: String = "", first: String? = nil) -> String {
    var lines: [String] = []
    var line = first ?? indent
    var isEmpty = true
    for word in words.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}

extension Letter.Block {
  fileprivate func parts(_ width: Int) -> [String] {
    switch self {
    case .heading(let words): [words.text + "\n" + String(repeating: "-", count: words.text.count)]
    case .say(let words): [Letter.wrapped(words.text, width)]
    case .points(let points):
      [points.map { Letter.wrapped($0.text, width, indent: "    ", first: "  - ") }.joined(separator: "\n")]
    case .contact(let name, let lines):
      [
        ([name] + lines.map(\.text)).map { Letter.wrapped($0, width, indent: "  ", first: "  ") }.joined(
          separator: "\n")
      ]
    }
  }
}
