extension Paper {
  /// The paper as one page that needs nothing else and prints well on A4.
  package var html: String {
    var page = HTMLPage()
    page.openPaper(title: title, kind: kind, style: Paper.style)
    page.element("<h1>", title, "</h1>\n</header>\n<main>\n")
    for words in lead { page.element("<p class=\"lead\">", words, "</p>\n") }
    addContents(to: &page)
    for (number, section) in sections.enumerated() { section.add(number, to: &page) }
    page.markup("</main>\n<footer>\n")
    for words in footing { page.element("<p>", words, "</p>\n") }
    page.markup("</footer>\n</body>\n</html>\n")
    return page.text
  }

  private func addContents(to page: inout HTMLPage) {
    guard sections.count > 3 else { return }
    page.markup("<nav aria-label=\"Contents\">\n<ol>\n")
    for (number, section) in sections.enumerated() {
      page.element("<li><a href=\"#part-", "\(number + 1)", "\">")
      page.element("", section.title, "</a>")
      if let mark = section.mark { mark.add(to: &page) }
      page.markup("</li>\n")
    }
    page.markup("</ol>\n</nav>\n")
  }
}

extension HTMLPage {
  /// Opens a page with a style of its own, and its header with what kind of paper it is.
  mutating func openPaper(title: String, kind: String, style: StaticString) {
    markup(
      "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    )
    element("<title>", title, "</title>\n<style>\n")
    markup(style)
    element("</style>\n</head>\n<body>\n<header>\n<p>", kind, "</p>\n")
  }
}

extension Paper.Mark {
  fileprivate func add(to page: inout HTMLPage) {
    page.markup(" <span class=\"mark ")
    page.say(tone.rawValue)
    page.element("\">", word, "</span>")
  }
}

extension Paper.Section {
  fileprivate func add(_ number: Int, to page: inout HTMLPage) {
    page.element("<section id=\"part-", "\(number + 1)", "\">\n")
    page.element("<h2>", title, "")
    if let mark { mark.add(to: &page) }
    page.markup("</h2>\n")
    for block in blocks { block.add(to: &page) }
    page.markup("</section>\n")
  }
}

extension Paper.Block {
  fileprivate func add(to page: inout HTMLPage) {
    switch self {
    case .paragraph(let words): page.element("<p>", words, "</p>\n")
    case .terms(let terms): Paper.Block.add(terms, to: &page)
    case .table(let table): table.add(to: &page)
    case .finding(let finding): finding.add(to: &page)
    case .signatures(let names):
      for name in names {
        page.element("<div class=\"signature\"><p>Signed for ", name, "</p>")
        page.markup("<p class=\"line\">Name and role</p><p class=\"line\">Date</p></div>\n")
      }
    }
  }

  fileprivate static func add(_ terms: [Paper.Term], to page: inout HTMLPage) {
    guard !terms.isEmpty else { return }
    page.markup("<dl>\n")
    for term in terms {
      page.element("<dt>", term.name, "</dt>")
      page.element("<dd>", term.text, "</dd>\n")
    }
    page.markup("</dl>\n")
  }
}

extension Paper.Finding {
  fileprivate func add(to page: inout HTMLPage) {
    page.markup("<article class=\"")
    page.say(mark.tone.rawValue)
    page.element("\">\n<h3><span class=\"word\">", mark.word, "</span> ")
    page.element("", title, "</h3>\n")
    for line in lines { page.element("<p>", line, "</p>\n") }
    Paper.Block.add(terms, to: &page)
    page.markup("</article>\n")
  }
}

extension Paper.Table {
  fileprivate func add(to page: inout HTMLPage) {
    guard !rows.isEmpty else { return page.element("<p>", "\(caption.isEmpty ? "" : caption + " ")Nothing.", "</p>\n") }
    // Many columns are set small.
    page.markup(heads.count > 4 ? "<table class=\"wide\">\n" : "<table>\n")
    if !caption.isEmpty { page.element("<caption>", caption, "</caption>\n") }
    page.markup("<thead><tr>")
    for head in heads { page.element("<th scope=\"col\">", head, "</th>") }
    page.markup("</tr></thead>\n<tbody>\n")
    for row in rows {
      page.markup("<tr>")
      for cell in row { page.element("<td>", cell, "</td>") }
      page.markup("</tr>\n")
    }
    page.markup("</tbody>\n</table>\n")
  }
}
