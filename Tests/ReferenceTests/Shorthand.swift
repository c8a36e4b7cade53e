import CaseFile
import CivilTime
import Reference

let national = NationalReference.shipped

/// A day that the calendar has.
func day(_ text: String) -> CivilDate { CivilDate(text)! }

/// The codes of the bodies given, as written.
func codes(_ bodies: [Body]) -> Set<String> { Set(bodies.map(\.code.text)) }
