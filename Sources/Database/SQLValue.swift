/// A type whose values can stand in a `SQL` as parameters.
package protocol SQLValue {
  /// The value as it is sent.
  var parameter: Parameter { get }
}

extension SQL.Interpolation {
  /// Adds a parameter.
  package mutating func appendInterpolation(_ value: some SQLValue) {
    appendInterpolation(value.parameter)
  }

  /// Adds a parameter; nil is null.
  package mutating func appendInterpolation(_ value: (some SQLValue)?) {
    appendInterpolation(value?.parameter ?? .null)
  }
}

extension String: SQLValue {
  package var parameter: Parameter { .text(self) }
}

extension Int: SQLValue {
  package var parameter: Parameter { .integer(self) }
}

extension Bool: SQLValue {
  package var parameter: Parameter { .boolean(self) }
}

extension [UInt8]: SQLValue {
  package var parameter: Parameter { .bytes(self) }
}

extension SQL.Interpolation {
  /// Adds an array of texts as one parameter.
  package mutating func appendInterpolation(_ values: [String]?) {
    appendInterpolation(Parameter.textArray(values))
  }

  /// Adds an array of integers as one parameter.
  package mutating func appendInterpolation(_ values: [Int]?) {
    appendInterpolation(Parameter.integerArray(values))
  }
}
