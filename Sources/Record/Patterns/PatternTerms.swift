package import CaseFile
package import CivilTime

/// In which cases of a night a pattern may show.
package struct PatternTerms: Hashable, Sendable {
  /// Whose cases are looked at.
  package enum Scope: Hashable, Sendable {
    case register
    case body(BodyCode)
    /// Those for which no body was determined.
    case nobody
  }

  /// The night, and so the last day that counts.
  package let night: PublishedNight
  package let scope: Scope
  /// The last day that lies too far back.
  package let after: CivilDate
  /// How many cases that lose something at one provider on one day are one cause.
  package let lostTogetherFrom: Int
  /// How many days after an ending an admission counts.
  package let readmissionDays: Int

  /// Pairs of bodies of which one took over from the other, each pair both ways.
  let sameBodies: [BodyPair]

  /// Two bodies that count as the same one.
  package struct BodyPair: Hashable, Sendable {
    let one: BodyCode
    let other: BodyCode

    package init(_ one: BodyCode, _ other: BodyCode) {
      (self.one, self.other) = (one, other)
    }
  }

  package init(
    night: PublishedNight, scope: Scope, after: CivilDate, lostTogetherFrom: Int, readmissionDays: Int,
    sameBodies: [BodyPair]
  ) {
    self.night = night
    self.scope = scope
    self.after = after
    self.lostTogetherFrom = lostTogetherFrom
    self.readmissionDays = readmissionDays
    self.sameBodies = sameBodies
  }
}
