package import CaseFile
package import Record

/// A letter to the person in care, in plain words: short sentences and everyday words.
package struct Letter: Sendable {
  package let kind: LetterKind
  package let reference: CaseReference
  package let dates: AskedDates
  /// Set in large type.
  package var isLargePrint = false
  /// The person's name; nil where it is not recorded.
  package let name: String?
  package let title: PlainWords
  package let blocks: [Block]

  /// A part of a letter.
  package enum Block: Sendable {
    case heading(PlainWords)
    case say(PlainWords)
    case points([PlainWords])
    /// Somebody to turn to: a name, and how to reach them.
    case contact(name: String, [PlainWords])
  }

  /// Why there is no letter.
  package enum Refusal: Error, Hashable, Sendable {
    /// The record says that the person has died: nobody must be written to as if alive.
    case personHasDied
  }

  package init(_ kind: LetterKind, _ paper: CaseOnPaper) throws(Refusal) {
    let draft = LetterDraft(paper)
    if draft.hasDied { throw .personHasDied }
    self.kind = kind
    reference = paper.file.reference
    dates = paper.dates
    name = draft.name
    (title, blocks) =
      switch kind {
      case .entitlement: draft.entitlement
      case .plan: draft.plan
      case .ending: draft.ending
      case .review: draft.review
      }
  }

  /// All words of the letter, with what was filled in kept apart.
  package var words: [PlainWords] {
    [title]
      + blocks.flatMap { block -> [PlainWords] in
        switch block {
        case .heading(let words), .say(let words): [words]
        case .points(let points): points
        case .contact(_, let lines): lines
        }
      }
  }
}
