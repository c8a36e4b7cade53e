package import CaseFile
package import CivilTime

/// How many of a council's people live in the area of an integrated care board.
package struct CouncilShare: Hashable, Sendable {
  /// The first day for which the count speaks.
  package let asOf: CivilDate
  package let council: BodyCode
  package let board: BodyCode
  /// Parts of ten thousand.
  package let tenThousandths: Int

  /// Whether at least 0.99 of the council's people live there.
  package var isNearlyAll: Bool { tenThousandths >= 9_900 }
}
