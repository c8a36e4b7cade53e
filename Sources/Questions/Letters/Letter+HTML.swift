import CaseFile
import CivilTime

extension Letter {
  /// The letter as a page that prints on A4; in large print no letter is below 18 points.
  package var html: String {
    var page = HTMLPage()
    page.markup(
      "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    )
    page.element("<title>", title.text, "</title>\n<style>\n")
    page.markup(Letter.style)
    if isLargePrint { page.markup(Letter.largePrint) }
    page.element("</style>\n</head>\n<body>\n<header>\n<p>", dates.on.spoken, "</p>\n")
    page.element("<p>Our reference: ", reference.text, "</p>\n</header>\n<main>\n")
    page.element("<p>Dear ", name ?? "Sir or Madam", "</p>\n")
    page.element("<h1>", title.text, "</h1>\n")
    for block in blocks { block.add(to: &page) }
    page.markup("</main>\n</body>\n</html>\n")
    return page.text
  }

  private static let style: StaticString = """
    * { box-sizing: border-box; }
    body { font: 12pt/1.5 Arial, Helvetica, sans-serif; color: #000; background: #fff; max-width: 42rem; margin: 0 auto; padding: 1.5rem; text-align: left; }
    h1 { font-size: 1.4em; line-height: 1.3; margin: 1em 0 .6em; }
    h2 { font-size: 1.15em; line-height: 1.3; margin: 1.6em 0 .4em; break-after: avoid; }
    p { margin: .5em 0; } ul { margin: .5em 0; padding-left: 1.4em; } li { margin: .2em 0; }
    address { font-style: normal; border-left: 4px solid #000; padding-left: .8em; margin: .8em 0; break-inside: avoid; } address p { margin: 0; }
    @page { size: A4; margin: 25mm 20mm; }
    @media print { body { max-width: none; padding: 0; } }

    """

  private static let largePrint: StaticString = """
    body { font-size: 18pt; line-height: 1.6; max-width: 60rem; } p, ul { margin: .8em 0; } li { margin: .5em 0; }

    """
}

extension Letter.Block {
  fileprivate func add(to page: inout HTMLPage) {
    switch self {
    case .heading(let words): page.element("<h2>", words.text, "</h2>\n")
    case .say(let words): page.element("<p>", words.text, "</p>\n")
    case .points(let points):
      page.markup("<ul>\n")
      for point in points { page.element("<li>", point.text, "</li>\n") }
      page.markup("</ul>\n")
    case .contact(let name, let lines):
      page.element("<address>\n<p><strong>", name, "</strong></p>\n")
      for line in lines { page.element("<p>", line.text, "</p>\n") }
      page.markup("</address>\n")
    }
  }
}
