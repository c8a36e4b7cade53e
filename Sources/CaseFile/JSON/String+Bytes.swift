extension String {
  /// Whether the text has, in UTF-8, a byte that meets a condition.
  ///
  /// It looks at all bytes, without a way out in between: so several are looked at at once.
  @inline(__always)
  @inlinable package func hasByte(_ meets: (UInt8) -> Bool) -> Bool {
    let bytes = utf8Span.span
    var found = false
    for place in bytes.indices where meets(bytes[place]) { found = true }
    return found
  }
}
