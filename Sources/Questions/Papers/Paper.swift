/// A paper about one case, to be read or printed: what it is about, its sections, and where it comes from.
///
/// One paper has two forms, text and HTML, with the same words in both.
package struct Paper: Sendable {
  /// What kind of paper it is, above its title.
  package let kind: String
  package let title: String
  /// What a reader must know first.
  package var lead: [String] = []
  package var sections: [Section] = []
  /// On which rules and dates it rests.
  package var footing: [String] = []

  package init(kind: String, title: String) {
    self.kind = kind
    self.title = title
  }

  /// A heading and what stands under it.
  package struct Section: Sendable {
    package let title: String
    package var blocks: [Block]
    /// How the section came out, where that is to be shown beside its title.
    package var mark: Mark?

    package init(_ title: String, mark: Mark? = nil, _ blocks: [Block] = []) {
      self.title = title
      self.mark = mark
      self.blocks = blocks
    }
  }

  /// A part of a section.
  package enum Block: Sendable {
    case paragraph(String)
    /// Names and what belongs to each.
    case terms([Term])
    case table(Table)
    case finding(Finding)
    /// A line for each who must sign.
    case signatures([String])
  }

  package struct Term: Sendable {
    package let name: String
    package let text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  package struct Table: Sendable {
    package let caption: String
    package let heads: [String]
    package let rows: [[String]]

    package init(_ caption: String, heads: [String], rows: [[String]]) {
      self.caption = caption
      self.heads = heads
      self.rows = rows
    }
  }

  /// Something that was looked at and how it came out: never by colour alone, always by a word.
  package struct Finding: Sendable {
    package let mark: Mark
    package let title: String
    package let lines: [String]
    package let terms: [Term]

    package init(_ mark: Mark, _ title: String, lines: [String] = [], terms: [Term] = []) {
      self.mark = mark
      self.title = title
      self.lines = lines
      self.terms = terms
    }
  }

  /// A word for how something came out, and how it is set.
  package struct Mark: Hashable, Sendable {
    package enum Tone: String, Sendable {
      case bad, unsure, mended, good, none
    }

    package let word: String
    package let tone: Tone

    package init(_ word: String, _ tone: Tone) {
      self.word = word
      self.tone = tone
    }
  }
}
