import CaseFile
import CivilTime
import Reference

/// Bodies come and go; facts keep the body of their day, answers name the body of today.
enum Bodies {
  static let national = NationalReference.shipped

  /// Whether two codes are of one body: equal, or one succeeds to the other.
  static func same(_ one: BodyCode, _ other: BodyCode) -> Bool {
    one == other || national.isSameBody(one, other)
  }

  /// Whether two codes are of one body itself: equal, or the code alone changed, before or after the day judged.
  static func isItself(_ one: BodyCode, _ other: BodyCode) -> Bool {
    recoded(one) == recoded(other)
  }

  private static func recoded(_ body: BodyCode) -> BodyCode {
    guard let succession = national.succession(of: body), case .recoded(let code) = succession.kind
    else { return body }
    return recoded(code)
  }
}

extension Day {
  /// The body that stands in a body's place on the day judged.
  func broughtForward(_ body: BodyCode) -> BroughtForward {
    Bodies.national.broughtForward(
      body, hasReached: { hasReached($0) }, choose: { successor(at: $0) })
  }

  /// The body that stood in a body's place on a day not after this one.
  func broughtForward(_ body: BodyCode, to day: CivilDate) -> BroughtForward {
    Bodies.national.broughtForward(
      body, hasReached: { $0 <= day && hasReached($0) }, choose: { successor(at: $0) })
  }

  /// Whether a body has been abolished by the day.
  func isAbolished(_ body: BodyCode) -> Bool {
    Bodies.national.isAbolished(body) { hasReached($0) }
  }

  /// Which part of a divided body takes the case: as the directory says, else by where the person belongs.
  private func successor(at split: Split) -> BodyCode? {
    if let allocated = allocation(at: split) { return allocated }
    return split.from.isCouncil ? councilByAddress(split) : boardByRegistration(split)
  }

  private func allocation(at split: Split) -> BodyCode? {
    directory?.allocations(of: file.reference)
      .filter { $0.from == split.from }
      .max { $0.id < $1.id }?.to
  }

  private func councilByAddress(_ split: Split) -> BodyCode? {
    residences
      .filter { row in
        row.council.map { split.candidates.contains($0) } ?? false
          && (row.end.map { $0 > split.date && $0 > row.start } ?? true)
      }
      .min { ($0.start, $1.id) < ($1.start, $0.id) }?.council
  }

  private func boardByRegistration(_ split: Split) -> BodyCode? {
    let registration =
      registrations
      .filter { row in
        row.commissioner.map { split.candidates.contains($0) } ?? false
          && (row.end.map { $0 > split.date && $0 > row.start } ?? true)
      }
      .min { ($0.start, $1.id) < ($1.start, $0.id) }
    if let board = registration?.commissioner { return board }
    // An NHS body's code in a council's place would ask for itself again.
    guard let recorded = residence(on: split.date).row?.council, recorded.isCouncil,
      let council = broughtForward(recorded, to: split.date).body,
      let board = integratedCareBoard(ofCouncil: council, on: split.date)
    else { return nil }
    return split.candidates.contains(board) ? board : nil
  }

  /// GP registrations that had begun, with an end still to come left out.
  var registrations: [GPRegistration] {
    remember(knownRegistrations) {
      begun(file.gpRegistrations, { ($0.start, $0.end) }, cut: { $0.end = nil })
    } keep: {
      knownRegistrations = $0
    }
  }

  /// The board that looked after nearly all of a council's people on a day.
  func integratedCareBoard(ofCouncil council: BodyCode, on day: CivilDate) -> BodyCode? {
    guard day >= LawDays.integratedCareBoards else { return nil }
    return Bodies.national.integratedCareBoard(ofCouncil: council, on: day)
  }
}
