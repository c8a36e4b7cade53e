internal import CaseFile
internal import Sheets

/// What becomes of every person in a file: into a case that is known, into a new one, or aside.
struct IntakePlan {
  private(set) var known: [Int64: [SheetPerson]] = [:]
  /// People who are new; each group is one person.
  private(set) var new: [[SheetPerson]] = []
  private(set) var aside: [(person: SheetPerson, reason: Doubtful.Reason, candidates: [Int64])] = []

  init(_ people: [SheetPerson], held: [Int: [Identification.Held]]) {
    let findings = IntakePlan.findings(people, held: held)
    var groups: [NHSNumber: Int] = [:]
    var references: Set<CaseReference> = []
    for (person, finding) in zip(people, findings) {
      switch finding {
      case .known(let id): known[id, default: []].append(person)
      case .doubtful(let reason, let candidates): aside.append((person, reason, candidates))
      case .new:
        let number = person.facts.person.nhsNumber
        if let number, let group = groups[number] {
          new[group].append(person)
        } else if let reference = person.reference, !references.insert(reference).inserted {
          aside.append((person, .referenceNamesAnother, []))
        } else {
          if let number { groups[number] = new.count }
          new.append([person])
        }
      }
    }
  }

  /// Who the people of a file are, in their order.
  static func findings(
    _ people: [SheetPerson], held: [Int: [Identification.Held]]
  ) -> [Identification.Finding] {
    let twice = numbersGivenTwice(people)
    var findings: [Identification.Finding] = people.enumerated().map { place, person in
      if let number = person.facts.person.nhsNumber, twice.contains(number) {
        return .doubtful(.numberTwiceInFile, [])
      }
      return Identification.finding(person, held[place] ?? [])
    }
    doubtNamesakes(people, &findings)
    return findings
  }

  /// The numbers that the file gives to people with different dates of birth, or without.
  private static func numbersGivenTwice(_ people: [SheetPerson]) -> Set<NHSNumber> {
    var first: [NHSNumber: Person] = [:]
    var twice: Set<NHSNumber> = []
    for person in people.map(\.facts.person) {
      guard let number = person.nhsNumber else { continue }
      guard let other = first.updateValue(person, forKey: number) else { continue }
      if other.birthDate != person.birthDate || person.birthDate == nil { twice.insert(number) }
    }
    return twice
  }

  /// New people of one name and date of birth, and not of one number, could be one.
  private static func doubtNamesakes(_ people: [SheetPerson], _ findings: inout [Identification.Finding]) {
    var places: [String: [Int]] = [:]
    for (place, person) in people.enumerated() where findings[place] == .new {
      if let name = person.facts.person.nameAndBirth { places[name, default: []].append(place) }
    }
    for namesakes in places.values
    where Set(namesakes.map { people[$0].facts.person.nhsNumber }).count > 1
      || (namesakes.count > 1 && people[namesakes[0]].facts.person.nhsNumber == nil)
    {
      for place in namesakes { findings[place] = .doubtful(.sameNameAndBirthDate, []) }
    }
  }
}

extension [SheetPerson] {
  /// The facts of one person, whom the file may hold several times, for a case of that reference.
  func facts(for reference: CaseReference) -> CaseFile {
    var facts = self[0].facts
    for other in dropFirst() {
      facts.person = Overlay.lay(other.facts.person, over: facts.person)
      facts.append(other.facts)
    }
    facts.reference = reference
    return facts
  }
}
