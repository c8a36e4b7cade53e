import CaseFile

/// MHA 1983 s117(1) names the provisions; the contract's "Words" fix the rest.
extension LegalStatus.Section {
  /// Whether it makes a detention a qualifying one (MHA 1983 s117(1); D-14 for 51(5) and CPIA 5).
  var isQualifying: Bool {
    switch self {
    case .section3, .section37, .section37And41, .notional37, .section45A, .section47, .section47And49,
      .section48, .section48And49, .section51Sub5, .insanityAct5:
      true
    case .section2, .section4, .section5Sub2, .section5Sub4, .section7, .section35, .section36,
      .guardianship37, .section38, .section44, .section46, .section135, .section136, .other:
      false
    }
  }

  /// Whether it qualifies only by analogy with section 37 (D-14).
  var qualifiesInDoubt: Bool { self == .section51Sub5 || self == .insanityAct5 }

  /// Whether it detains: every section but guardianship.
  var isDetaining: Bool { self != .section7 && self != .guardianship37 }

  /// Section 2 or 3: Part 2 of the Act by application.
  var isByApplication: Bool { self == .section2 || self == .section3 }

  /// Holding powers and places of safety, which do not say of which Part a detention is.
  var isHolding: Bool {
    switch self {
    case .section4, .section5Sub2, .section5Sub4, .section135, .section136: true
    default: false
    }
  }
}
