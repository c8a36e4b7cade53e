extension CopyWriter {
  /// Adds one row in COPY's text format; nil is null.
  public mutating func row(_ fields: [String?]) throws(PostgresError) {
    for (index, field) in fields.enumerated() {
      if index > 0 { try write(byte: UInt8(ascii: "\t")) }
      if let field {
        try escaped(field)
      } else {
        try write("\\N".utf8)
      }
    }
    try write(byte: UInt8(ascii: "\n"))
  }

  private mutating func escaped(_ field: String) throws(PostgresError) {
    for byte in field.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): try write("\\\\".utf8)
      case UInt8(ascii: "\t"): try write("\\t".utf8)
      case UInt8(ascii: "\n"): try write("\\n".utf8)
      case UInt8(ascii: "\r"): try write("\\r".utf8)
      case 0: throw .misuse("a copied text contains a NUL character")
      default: try write(byte: byte)
      }
    }
  }
}
