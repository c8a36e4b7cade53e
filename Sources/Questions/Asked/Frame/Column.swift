/// A column of an answer.
package struct Column: Sendable {
  /// Where the text form shows it.
  package enum Place: Sendable {
    case table
    /// On lines of its own below the row.
    case below
    /// In CSV and JSON only.
    case dataOnly
  }

  /// What a cell holds; the word of docs/api.md.
  package enum Kind: String, Sendable {
    case text, word, date, moment, number, pounds, flag, bodies, list
  }

  /// As CSV and JSON name it.
  package let name: String
  /// As the text form heads it.
  package let title: String
  package let kind: Kind
  package let meaning: String
  package let place: Place

  package init(
    _ name: String, title: String? = nil, _ kind: Kind, _ meaning: String, _ place: Place = .table
  ) {
    self.name = name
    self.title = title ?? name.split(separator: "_").joined(separator: " ")
    self.kind = kind
    self.meaning = meaning
    self.place = place
  }
}
