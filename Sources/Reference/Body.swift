package import CaseFile
package import CivilTime

/// A council or a commissioner of health care, for the days on which its code stands.
///
/// A council whose code changed alone is here once under each code, each with its own days.
package struct Body: Hashable, Sendable {
  /// What a body is by law. The raw value is the word of the tables.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// A local social services authority of England or Wales.
    case council
    /// Abolished on 1 April 2013: Health and Social Care Act 2012 s.34.
    case primaryCareTrust = "pct"
    /// From 1 April 2013 until 1 July 2022: National Health Service Act 2006 s.1I, as it was.
    case clinicalCommissioningGroup = "ccg"
    /// From 1 July 2022: National Health Service Act 2006 s.14Z25.
    case integratedCareBoard = "icb"
    /// In Wales: National Health Service (Wales) Act 2006 s.11.
    case localHealthBoard = "lhb"
    /// National Health Service Act 2006 s.1H.
    case nhsEngland = "nhse"
  }

  package let code: BodyCode
  package let name: String
  package let kind: Kind
  /// The first day on which the code stands; nil where no source gives it.
  package let start: CivilDate?
  /// The first day on which it stands no longer, also where that day is still to come.
  package let end: CivilDate?

  /// Whether the code stands on the day.
  package func exists(on day: CivilDate) -> Bool {
    (start ?? .distantPast) <= day && day < (end ?? .distantFuture)
  }

  /// Whether the body is a council or a health board of Wales.
  package var isWelsh: Bool {
    kind == .localHealthBoard || code.isWelshCouncil
  }
}
