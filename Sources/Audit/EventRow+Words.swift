/// What an event says, for those who show it.
extension EventRow {
  /// When it was written, in UTC.
  package var moment: String { TrailTime.text(at) }
  package var login: String { word(5) }
  package var role: String { word(6) }
  package var actor: String { word(7) }
  /// The bodies on whose behalf a request asked, with a space between.
  package var bodies: String { word(8) }
  package var kind: String { word(9) }
  /// One JSON object.
  package var detail: String { word(11) }
  /// Where it stands in the trail.
  package var place: TrailKey { key }
  /// The stored hash.
  package var digest: [UInt8] { Array(hash) }

  private func word(_ column: Int) -> String { raw?.text(column) ?? "" }
}

extension SealRow {
  /// What is anchored of it.
  package var anchored: SealHead { head }
}
