/// A statement with its parameters: text that stands in the source, and values beside it.
///
///     let sql: SQL = "select name from body where code = \(code)"
///
/// An interpolated value becomes `$1`, `$2`, ... and never text, so that no value can be taken for
/// SQL. Text comes from static strings only: even a direct call of the initialisers cannot bring in
/// a string made at run time.
package struct SQL: Sendable, Hashable {
  /// The text and the parameter places.
  package private(set) var text: String
  /// The parameters, `$1` first.
  package private(set) var parameters: [Parameter]

  /// The statement as it is prepared.
  package var statement: Statement { Statement(assembled: text) }

  fileprivate init(text: String, parameters: [Parameter]) {
    self.text = text
    self.parameters = parameters
  }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral text: StaticString) {
    self.init(text: text.description, parameters: [])
  }

  package init(stringInterpolation: Interpolation) {
    self.init(text: stringInterpolation.text, parameters: stringInterpolation.parameters)
  }

  /// Collects text and parameters.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var parameters: [Parameter] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 4 * interpolationCount)
      parameters.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      text.append(literal.description)
    }

    /// Adds a parameter.
    package mutating func appendInterpolation(_ parameter: Parameter) {
      parameters.append(parameter)
      text.append("$\(parameters.count)")
    }

    /// Adds text from the source as it is.
    package mutating func appendInterpolation(raw text: StaticString) {
      self.text.append(text.description)
    }

    /// Adds the name of a table, a column, a role: quoted, so that it can be nothing else.
    package mutating func appendInterpolation(identifier name: String) {
      text.append(SQL.quoted(identifier: name))
    }

    /// Adds another statement with its parameters, numbered anew.
    package mutating func appendInterpolation(_ other: SQL) {
      let offset = parameters.count
      text.append(SQL.renumbered(other.text, by: offset))
      parameters.append(contentsOf: other.parameters)
    }
  }
}
