/// Why it is doubtful who a person in a sheet is.
package enum Doubtful {
  package enum Reason: String, Sendable, CaseIterable {
    /// A case has the NHS number, with another date of birth.
    case birthDateDiffers = "birth_date_differs"
    /// A case has the NHS number, and the sheet or the case has no date of birth.
    case birthDateMissing = "birth_date_missing"
    case numberInTwoCases = "number_in_two_cases"
    /// The file gives the number twice, with different dates of birth.
    case numberTwiceInFile = "number_twice_in_file"
    /// Name and date of birth are equal, the NHS number is not or is missing.
    case sameNameAndBirthDate = "same_name_and_birth_date"
    /// The source's key was another person's before.
    case keyNamesAnother = "key_names_another"
    /// The case reference in the sheet is that of another person's case.
    case referenceNamesAnother = "reference_names_another"
    /// No NHS number, and not both name and date of birth.
    case cannotBeIdentified = "cannot_be_identified"

    /// What a person has to look at.
    package var words: String {
      switch self {
      case .birthDateDiffers: "a case has this NHS number and another date of birth"
      case .birthDateMissing: "a case has this NHS number, and a date of birth is missing"
      case .numberInTwoCases: "two cases or more have this NHS number"
      case .numberTwiceInFile: "the file has this NHS number twice, with different dates of birth"
      case .sameNameAndBirthDate: "somebody has the same name and date of birth, and not the same NHS number"
      case .keyNamesAnother: "the sheet's key was another person's before"
      case .referenceNamesAnother: "the sheet's case reference is that of another person's case"
      case .cannotBeIdentified: "there is neither an NHS number nor a name with a date of birth"
      }
    }
  }
}
