/// A setting by which row-level security knows on whose behalf a transaction asks.
package struct Claim: Sendable, ExpressibleByStringLiteral {
  package let name: String
  /// The function of the database that makes its value of what is claimed; nil where it is taken as it is.
  private let function: StaticString?

  package init(stringLiteral name: String) {
    (self.name, function) = (name, nil)
  }

  /// A claim whose value the database works out.
  package init(_ name: String, through function: StaticString) {
    (self.name, self.function) = (name, function)
  }

  /// Sets it for the transaction.
  package func set(to value: String) -> SQL {
    if let function { return "select set_config(\(name), \(raw: function)(\(value)), true)" }
    return "select set_config(\(name), \(value), true)"
  }
}
