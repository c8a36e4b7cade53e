extension SQL: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text with its places, never the values.
  package var description: String { text }

  package var debugDescription: String { text }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
