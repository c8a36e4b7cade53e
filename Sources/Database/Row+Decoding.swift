extension Row {
  /// A text; any type reads as the text the server wrote.
  package func text(_ name: String) throws(RowError) -> String { try text(place(name)) }

  /// A text, or nil for null.
  package func optionalText(_ name: String) throws(RowError) -> String? {
    self[try place(name)]
  }

  /// An integer.
  package func int(_ name: String) throws(RowError) -> Int { try int(place(name)) }

  /// An integer, or nil for null.
  package func optionalInt(_ name: String) throws(RowError) -> Int? {
    try optionalInt(place(name))
  }

  /// A truth value.
  package func bool(_ name: String) throws(RowError) -> Bool { try bool(place(name)) }

  /// A truth value, or nil for null.
  package func optionalBool(_ name: String) throws(RowError) -> Bool? {
    try optionalBool(place(name))
  }

  /// The elements of an array of one dimension, nil for those that are null.
  package func array(_ name: String) throws(RowError) -> [String?] { try array(place(name)) }
}

extension Row {
  /// A text by the column's place.
  package func text(_ column: Int) throws(RowError) -> String {
    try value(column, "text") { $0 }
  }

  /// An integer by the column's place.
  package func int(_ column: Int) throws(RowError) -> Int {
    try required(optionalInt(column), column, "an integer")
  }

  /// An integer by the column's place, or nil for null.
  package func optionalInt(_ column: Int) throws(RowError) -> Int? {
    try require(column, [.int2, .int4, .int8, .oid], "an integer")
    return try optional(column, "an integer") { Int($0) }
  }

  /// A truth value by the column's place.
  package func bool(_ column: Int) throws(RowError) -> Bool {
    try required(optionalBool(column), column, "bool")
  }

  /// A truth value by the column's place, or nil for null.
  package func optionalBool(_ column: Int) throws(RowError) -> Bool? {
    try require(column, [.bool], "bool")
    return try optional(column, "bool") { $0 == "t" }
  }

  /// The elements of an array of one dimension by the column's place.
  package func array(_ column: Int) throws(RowError) -> [String?] {
    try value(column, "an array of one dimension") { ArrayLiteral.elements(of: $0) }
  }

  /// A value by the column's name, read by a rule of the caller's, which returns nil for a fault.
  package func value<T>(
    _ name: String, as expected: String, _ read: (String) -> T?
  ) throws(RowError) -> T {
    try value(place(name), expected, read)
  }

  /// A value by the column's name, read by a rule of the caller's; nil for null.
  package func optionalValue<T>(
    _ name: String, as expected: String, _ read: (String) -> T?
  ) throws(RowError) -> T? {
    try optional(place(name), expected, read)
  }
}

extension Row {
  private func place(_ name: String) throws(RowError) -> Int {
    guard let place = rows.columns.firstIndex(where: { $0.name == name }) else {
      throw RowError(column: name, expected: "a column of that name", found: "none")
    }
    return place
  }

  private func require(
    _ column: Int, _ types: Set<TypeID>, _ expected: String
  ) throws(RowError) {
    guard rows.columns.indices.contains(column) else {
      throw RowError(column: "\(column)", expected: expected, found: "no such column")
    }
    let found = rows.columns[column]
    guard types.contains(found.type) else {
      throw RowError(column: found.name, expected: expected, found: found.type.description)
    }
  }

  private func optional<T>(
    _ column: Int, _ expected: String, _ read: (String) -> T?
  ) throws(RowError) -> T? {
    guard let text = self[column] else { return nil }
    let found = rows.columns[column]
    guard let value = read(text) else {
      throw RowError(
        column: found.name, expected: expected, found: "another value of \(found.type)")
    }
    return value
  }

  private func value<T>(
    _ column: Int, _ expected: String, _ read: (String) -> T?
  ) throws(RowError) -> T {
    try required(optional(column, expected, read), column, expected)
  }

  private func required<T>(
    _ value: T?, _ column: Int, _ expected: String
  ) throws(RowError) -> T {
    guard let value else {
      throw RowError(column: rows.columns[column].name, expected: expected, found: "null")
    }
    return value
  }
}

extension Rows {
  /// The only row; throws if there is none or more than one.
  package func only() throws(RowError) -> Row {
    guard count == 1 else {
      throw RowError(column: "(all)", expected: "one row", found: "\(count) rows")
    }
    return self[0]
  }
}
