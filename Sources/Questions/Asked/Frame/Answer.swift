import CaseFile
import CivilTime

/// Rows under a question's columns, what they rest on, and what they do not tell.
package struct Answer: Sendable {
  package let question: Question
  /// What it is about, as a heading.
  package let title: String
  package let basis: ListBasis?
  /// In the order of the question's columns.
  package var rows: [[Cell]]
  /// What a reader wants to know first or in total; a name as data has it, and words.
  package var totals: [Total] = []
  /// What keeps the answer from being the whole truth. With any of them it is no all-clear.
  package var notes: [String] = []
  /// What is said where there is no row.
  package var empty = "Nothing was found."
  /// Commands that answer what one asks next.
  package var next: [String] = []
  /// Whether nothing can be known at all, as before the first night.
  package var isUnknown = false

  /// A figure or a fact about the answer as a whole.
  package struct Total: Sendable {
    package let name: String
    package let label: String
    package let cell: Cell

    package init(_ name: String, _ label: String, _ cell: Cell) {
      self.name = name
      self.label = label
      self.cell = cell
    }
  }

  package init(
    _ question: Question, _ title: String, _ basis: ListBasis?, rows: [[Cell]], empty: String = "Nothing was found."
  ) {
    self.question = question
    self.title = title
    self.basis = basis
    self.rows = rows
    self.empty = empty
  }

  /// Whether nothing is known to be missing from it.
  package var isComplete: Bool { notes.isEmpty && !isUnknown }
}

extension Answer {
  /// A list of what may be many, the first few and how many more.
  static func few(_ references: [CaseReference], _ limit: Int = 5) -> String {
    let first = references.sorted().prefix(limit).map(\.text).joined(separator: ", ")
    return references.count > limit ? "\(first) and \(references.count - limit) more" : first
  }
}
