public import CivilTime

/// Who the after-care is for.
public struct Person: Record {
  /// Ten digits, modulus 11 valid, no spaces.
  public var nhsNumber: NHSNumber?
  /// Family name.
  public var familyName: String?
  /// Given names.
  public var givenNames: String?
  /// Date of birth.
  public var birthDate: CivilDate?
  /// Date of death.
  public var deathDate: CivilDate?
  /// Has a learning disability.
  public var learningDisability: Bool?
  /// Is autistic.
  public var autism: Bool?
  /// Usually resident in England; not recorded is taken as true.
  public var usuallyResidentInEngland: Bool?
  /// Reasonable adjustments and communication needs.
  public var adjustments: [Adjustment] = []

  public init() {}

  public mutating func visit(_ visitor: inout some FieldVisitor) {
    visitor.field("nhs_number", &nhsNumber)
    visitor.field("family_name", &familyName)
    visitor.field("given_names", &givenNames)
    visitor.field("birth_date", &birthDate)
    visitor.field("death_date", &deathDate)
    visitor.field("learning_disability", &learningDisability)
    visitor.field("autism", &autism)
    visitor.field("usually_resident_in_england", &usuallyResidentInEngland)
    visitor.list("adjustments", &adjustments)
  }
}
