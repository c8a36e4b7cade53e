/// The name of a gap check, such as `CP-01`.
package struct RuleID: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }
}

extension RuleID: Comparable {
  package static func < (left: RuleID, right: RuleID) -> Bool { left.text < right.text }
}

extension RuleID: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}

extension RuleID: CustomStringConvertible {
  package var description: String { text }
}
