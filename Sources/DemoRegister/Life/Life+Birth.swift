import CaseFile
import CivilTime

extension Life {
  /// Gives the person a name, a number and, once it is known when the story was, a birthday.
  mutating func beBorn() {
    file.person.nhsNumber = InventedPerson.nhsNumber(number)
    file.person.familyName = InventedPerson.familyName(&chance)
    file.person.givenNames = InventedPerson.givenName(&chance)
    file.person.learningDisability = chance.happens(8)
    file.person.autism = chance.happens(7)
  }

  /// Sets the birthday so that the person has the age on the day.
  mutating func setAge(_ years: Int, on day: CivilDate) {
    let birthday = day.adding(months: -12 * years) - chance.number(0...364)
    file.person.birthDate = birthday
  }

  var hasLearningDisabilityOrAutism: Bool {
    file.person.learningDisability == true || file.person.autism == true
  }
}
