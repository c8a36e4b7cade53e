import CaseFile
import CivilTime

/// A place: the council and the NHS commissioner whose area it was on each day.
final class Area: Sendable {
  /// A body, and the first day on which it looked after the place.
  struct Era: Sendable {
    let from: CivilDate
    let body: BodyCode
  }

  let region: Region
  /// Thousands of adults; where several commissioners share a council, a part of them.
  let weight: Int
  /// In the order of days.
  let councils: [Era]
  /// In the order of days; the first may begin with the groups of April 2013.
  let commissioners: [Era]
  /// Whether a body of the place was ever split, so that someone had to say who takes a case.
  let isDivided: Bool
  /// Codes of trusts with mental health wards nearby.
  let trusts: [String]
  let trustCodes: [BodyCode]

  init(
    region: Region, weight: Int, councils: [Era], commissioners: [Era], isDivided: Bool
  ) {
    self.region = region
    self.weight = weight
    self.councils = councils
    self.commissioners = commissioners
    self.isDivided = isDivided
    trusts = region.trusts
    trustCodes = region.trusts.compactMap { BodyCode($0) }
  }

  /// The first day of the earliest council that is known.
  var firstDay: CivilDate { councils[0].from }

  /// The council on the day.
  func council(on day: CivilDate) -> BodyCode {
    (councils.last { $0.from <= day } ?? councils[0]).body
  }

  /// The commissioner on the day; nil before the first that is known.
  func commissioner(on day: CivilDate) -> BodyCode? {
    commissioners.last { $0.from <= day }?.body
  }

  /// The two bodies on the day, as far as there were two.
  func bodies(on day: CivilDate) -> [BodyCode] {
    [council(on: day)] + (commissioner(on: day).map { [$0] } ?? [])
  }

  var isWelsh: Bool { councils[0].body.isWelshCouncil }
}
