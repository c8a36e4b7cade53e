/// What an import did, counted in facts; a fact counts once with the lists inside it.
package struct ImportCount: Hashable, Sendable {
  package var cases = 0
  /// Cases that the register did not have before.
  package var newCases = 0
  package var new = 0
  package var changed = 0
  package var withdrawn = 0
  package var equal = 0

  package init() {}

  /// Whether anything was recorded or withdrawn.
  package var isChange: Bool { new + changed + withdrawn + newCases > 0 }

  /// What was added to a count since.
  static func - (left: ImportCount, right: ImportCount) -> ImportCount {
    var difference = left
    difference.cases -= right.cases
    difference.newCases -= right.newCases
    difference.new -= right.new
    difference.changed -= right.changed
    difference.withdrawn -= right.withdrawn
    difference.equal -= right.equal
    return difference
  }

  package static func += (left: inout ImportCount, right: ImportCount) {
    left.cases += right.cases
    left.newCases += right.newCases
    left.new += right.new
    left.changed += right.changed
    left.withdrawn += right.withdrawn
    left.equal += right.equal
  }
}

/// Who records facts, and from what.
package struct Provenance: Hashable, Sendable {
  /// The file or form; it withdraws only what it recorded itself.
  package let source: String
  /// The person or system that recorded it.
  package let recordedBy: String

  package init(source: String, recordedBy: String) {
    self.source = source
    self.recordedBy = recordedBy
  }
}
