/// Chunks of cases that several readers share: each takes the next when it is ready for it, so that all end together.
package actor ChunkQueue {
  private var chunks: ArraySlice<CaseSelection>

  package init(_ chunks: [CaseSelection]) {
    self.chunks = chunks[...]
  }

  /// The next chunk that nobody took; nil after the last.
  func take() -> CaseSelection? { chunks.popFirst() }
}
