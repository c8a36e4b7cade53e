/// How copies are written: another program that keeps more facts, or leaves out other words, trusts none of them.
enum CopyLayout {
  /// To be raised whenever a field is written in another way.
  private static let version: UInt64 = 1

  /// The layout of this program, in 64 bits.
  static let current: Int64 = {
    var mixer = DigestMixer()
    mixer.mix(version)
    for table in FactTables.cases {
      mixer.mix(table.name)
      mixer.mix(UInt64(table.span))
      for column in table.columns {
        mixer.mix(JudgedColumns.expression(column, of: table))
        mixer.mix(column.type.sql)
        for word in column.type.words { mixer.mix(word) }
      }
    }
    return mixer.halves.0
  }()
}

extension ColumnType {
  /// The words of a closed list, in its order.
  fileprivate var words: [String] {
    switch self {
    case .code(let words), .codes(let words): words
    default: []
    }
  }
}
