// Rows may be facts about patients: however they are printed, their values do not show.

extension Rows: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String {
    "\(count) rows of \(columns.map(\.name).joined(separator: ", "))"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Row: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "row \(index) of \(rows)" }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
