extension Deed {
  /// The same deed with what an import did; what is none is left out.
  func with(_ count: ImportCount) -> Deed {
    let counts: [(StaticString, Int)] = [
      ("new_cases", count.newCases), ("new", count.new), ("changed", count.changed),
      ("withdrawn", count.withdrawn), ("equal", count.equal),
    ]
    return counts.reduce(self) { deed, part in
      part.1 == 0 ? deed : deed.with(part.0, .count(part.1))
    }
  }
}
