/// HTML being written: text is escaped, markup comes from the source alone.
struct HTMLPage {
  private(set) var text = ""

  /// Adds markup that stands in the source.
  mutating func markup(_ markup: StaticString) {
    text += markup.description
  }

  /// Adds text, escaped.
  mutating func say(_ words: String) {
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      default: text.unicodeScalars.append(scalar)
      }
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
