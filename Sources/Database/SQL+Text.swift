extension SQL {
  /// A name in double quotes.
  static func quoted(identifier name: String) -> String {
    var text = "\""
    for character in name.unicodeScalars {
      if character == "\"" { text.unicodeScalars.append(character) }
      text.unicodeScalars.append(character)
    }
    return text + "\""
  }

  /// The text with every `$n` raised. Places stand in text of ours, which has no other use of `$`
  /// before a digit.
  static func renumbered(_ text: String, by offset: Int) -> String {
    guard offset > 0 else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      let start = rest.index(after: dollar)
      let digits = rest[start...].prefix { $0.isASCII && $0.isNumber }
      result.append(contentsOf: rest[..<start])
      if let number = Int(digits) { result.append(String(number + offset)) }
      rest = rest[digits.endIndex...]
    }
    return result + rest
  }
}
