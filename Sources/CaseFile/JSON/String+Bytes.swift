extension String {
  /// Whether the text has, in UTF-8, a byte that meets a condition.
  ///
  /// It looks at all bytes, without a way out in between: so several are looked at at once.
  @inline(__always)
  package func hasByte(_ meets: (UInt8) -> Bool) -> Bool {
    var found = false
    for byte in utf8 { found = meets(byte) || found }
    return found
  }
}
