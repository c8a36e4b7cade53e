/// The JSON Schema (draft 2020-12) of an answer, as docs/schemas has it.
struct PublishedSchema: Sendable {
  let name: String
  /// What the answer is, and who gives it.
  let says: String
  let json: String
}
