package import CivilTime

/// Who the after-care is for.
package struct Person: Record {
  /// Ten digits, modulus 11 valid, no spaces.
  package var nhsNumber: NHSNumber?
  /// Family name.
  package var familyName: String?
  /// Given names.
  package var givenNames: String?
  /// Date of birth.
  package var birthDate: CivilDate?
  /// Date of death.
  package var deathDate: CivilDate?
  /// Has a learning disability.
  package var learningDisability: Bool?
  /// Is autistic.
  package var autism: Bool?
  /// Usually resident in England; not recorded is taken as true.
  package var usuallyResidentInEngland: Bool?
  /// Reasonable adjustments and communication needs.
  package var adjustments: [Adjustment] = []

  package init() {}

  package mutating func visit(_ visitor: inout some FieldVisitor) {
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
