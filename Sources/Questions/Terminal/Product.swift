import Rules
import Schema

/// Which product this is.
package enum Product {
  package static let version = "0.1.0"

  /// What a program must share with another so that both give the same answers: product, rules, schema.
  package static var build: String { "\(version) \(RuleSet.version) schema-\(SchemaScripts.shipped.version)" }
}
