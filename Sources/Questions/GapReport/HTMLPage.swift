import CaseFile

/// HTML being written: text is escaped, markup comes from the source alone.
struct HTMLPage {
  private(set) var bytes: [UInt8] = []

  /// The page so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Adds bytes as they are.
  mutating func add(raw words: [UInt8]) {
    bytes.append(contentsOf: words)
  }

  /// Adds markup that stands in the source.
  mutating func markup(_ markup: StaticString) {
    bytes.append(contentsOf: markup.description.utf8)
  }

  /// Adds text, escaped.
  mutating func say(_ words: String) {
    guard words.hasByte(HTMLPage.needsEscape) else {
      bytes.append(contentsOf: words.utf8)
      return
    }
    for byte in words.utf8 {
      switch byte {
      case UInt8(ascii: "&"): markup("&amp;")
      case UInt8(ascii: "<"): markup("&lt;")
      case UInt8(ascii: ">"): markup("&gt;")
      case UInt8(ascii: "\""): markup("&quot;")
      case UInt8(ascii: "'"): markup("&#39;")
      default: bytes.append(byte)
      }
    }
  }

  @inline(__always)
  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  /// Adds an element with text in it.
  mutating func element(_ open: StaticString, _ words: String, _ close: StaticString) {
    markup(open)
    say(words)
    markup(close)
  }

  /// Opens the page, and its header with what kind of report it is.
  mutating func open(title: String, kind: String) {
    markup(
      "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    )
    element("<title>", title, "</title>\n<style>\n")
    markup(GapReport.style)
    element("</style>\n</head>\n<body>\n<header>\n<p>", kind, "</p>\n")
  }
}
