import CaseFile
import Rules

extension Paper.Block {
  /// Writes the block as an object of its kind.
  func write(to json: inout JSONWriter) {
    json.object { json in
      switch self {
      case .paragraph(let words): json.member("words", words)
      case .terms(let terms): Paper.Block.write(terms, to: &json)
      case .table(let table): table.write(to: &json)
      case .finding(let finding):
        json.member("mark", finding.mark.word)
        json.member("title", finding.title)
        json.member("lines", finding.lines)
        Paper.Block.write(finding.terms, to: &json)
      case .signatures(let names): json.member("signatures", names)
      }
    }
  }

  private static func write(_ terms: [Paper.Term], to json: inout JSONWriter) {
    json.name("terms")
    json.array(terms) { json, term in
      json.object { json in
        json.member("name", term.name)
        json.member("text", term.text)
      }
    }
  }
}

extension Paper.Table {
  /// Writes caption, heads and rows as members of the object at hand.
  fileprivate func write(to json: inout JSONWriter) {
    json.member("caption", caption)
    json.member("heads", heads)
    json.name("rows")
    json.array(rows) { json, row in json.array(row) { $0.string($1) } }
  }
}
