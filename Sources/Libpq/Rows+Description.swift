// Rows may be facts about patients: however they are printed, their values do not show.

extension Rows: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String {
    "\(count) rows of \(columns.map(\.name).joined(separator: ", "))"
  }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Row: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "row \(index) of \(rows)" }

  package var debugDescription: String { description }

  package var customMirror: Mirror { Mirror(self, children: []) }
}
