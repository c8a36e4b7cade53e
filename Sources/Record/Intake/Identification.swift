internal import CaseFile
internal import CivilTime
internal import Sheets

/// Finds out which case a person in a sheet is: by NHS number and date of birth, both equal, and nothing less.
///
/// A doubtful match is put aside for a person; nobody is ever merged.
struct Identification {
  /// What the register holds that could be the person.
  struct Held: Hashable {
    enum Tie: String {
      /// The same key of the same source was linked with it, with that number and date of birth.
      case link
      case number
      /// Family name, given names and date of birth are equal.
      case name
      case reference
    }

    let tie: Tie
    let caseID: Int64
    let number: String?
    let birthDate: CivilDate?
  }

  enum Finding: Hashable {
    case known(Int64)
    case new
    case doubtful(Doubtful.Reason, [Int64])
  }

  /// What the register says of one person, not counting the other people in the file.
  static func finding(_ person: SheetPerson, _ held: [Held]) -> Finding {
    let facts = person.facts.person
    let link = held.first { $0.tie == .link }
    if let link, link.number == facts.nhsNumber?.digits, link.birthDate == facts.birthDate {
      return .known(link.caseID)
    }
    let found = byNumber(facts, held)
    let caseOfReference = held.first { $0.tie == .reference }?.caseID
    switch found {
    case .doubtful: return found
    case .known(let id):
      if let link, link.caseID != id { return .doubtful(.keyNamesAnother, [link.caseID, id]) }
      if let other = caseOfReference, other != id { return .doubtful(.referenceNamesAnother, [id, other]) }
    case .new:
      if let link { return .doubtful(.keyNamesAnother, [link.caseID]) }
      if let other = caseOfReference { return .doubtful(.referenceNamesAnother, [other]) }
    }
    return found
  }

  private static func byNumber(_ person: Person, _ held: [Held]) -> Finding {
    let named = cases(held.filter { $0.tie == .name })
    guard person.nhsNumber != nil else {
      guard person.birthDate != nil, person.isNamed else { return .doubtful(.cannotBeIdentified, []) }
      return named.isEmpty ? .new : .doubtful(.sameNameAndBirthDate, named)
    }
    let numbered = held.filter { $0.tie == .number }
    guard let only = numbered.first else {
      return named.isEmpty ? .new : .doubtful(.sameNameAndBirthDate, named)
    }
    if cases(numbered).count > 1 { return .doubtful(.numberInTwoCases, cases(numbered)) }
    guard let birth = person.birthDate, let heldBirth = only.birthDate else {
      return .doubtful(.birthDateMissing, [only.caseID])
    }
    return birth == heldBirth ? .known(only.caseID) : .doubtful(.birthDateDiffers, [only.caseID])
  }

  private static func cases(_ held: [Held]) -> [Int64] {
    Set(held.map(\.caseID)).sorted()
  }
}

extension Person {
  /// Whether both names are there.
  var isNamed: Bool { familyName != nil && givenNames != nil }

  /// What tells people apart who have no NHS number; nil where something of it is missing.
  var nameAndBirth: String? {
    guard let familyName, let givenNames, let birthDate else { return nil }
    return "\(familyName.lowercased())\0\(givenNames.lowercased())\0\(birthDate)"
  }
}
