/// A part of the register to be read at a time.
package struct NumberedChunk: Hashable, Sendable {
  package let number: Int
  package let selection: CaseSelection

  package init(number: Int, selection: CaseSelection) {
    self.number = number
    self.selection = selection
  }
}

/// Chunks of cases that several readers share: each takes the next when it is ready for it, so that all end together.
package actor ChunkQueue {
  private var chunks: ArraySlice<NumberedChunk>

  package init(_ chunks: [NumberedChunk]) {
    self.chunks = chunks[...]
  }

  package init(_ selections: [CaseSelection]) {
    chunks = selections.enumerated().map { NumberedChunk(number: $0.offset, selection: $0.element) }[...]
  }

  /// The next chunk that nobody took; nil after the last.
  func take() -> NumberedChunk? { chunks.popFirst() }
}
