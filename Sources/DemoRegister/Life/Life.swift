import CaseFile
import CivilTime

/// One invented life as its case file tells it: first what happened, then the care that was given.
struct Life {
  var file: CaseFile
  var chance: SplitMix64
  let number: Int
  let today: CivilDate
  let story: Story

  /// Where the person lived before the latest detention, and a place nearby.
  var area: Area
  var nearby: Area
  /// The place of every residence row, in the same order.
  var homes: [Area] = []
  /// From when on the GP was where.
  var surgeries: [(from: CivilDate, area: Area)] = []

  /// How many homes and meetings have been named: ids are not used again.
  var homesNamed = 0
  var meetingsNamed = 0

  var stays: [Stay] = []
  /// The day the duty arose; nil while it has not.
  var arose: CivilDate?
  /// The day on which after-care ended, by decisions or by death; else today.
  var until: CivilDate
  /// Stays in hospital while after-care went on, with the day of leaving.
  var returns: [(admitted: CivilDate, left: CivilDate?)] = []
  /// Days after which a review has to follow.
  var reasonsToReview: [CivilDate] = []
  /// The day of a move by choice after the duty arose.
  var movedOn: CivilDate?

  /// The places whose bodies are responsible for the latest detention.
  var councilArea: Area
  var boardArea: Area

  init(number: Int, seed: UInt64, today: CivilDate, story: Story) {
    chance = SplitMix64(seed: seed, number: number)
    let place = Life.place(for: story, &chance)
    area = Areas.all[place]
    nearby = Areas.all[Areas.neighbours[place]]
    councilArea = area
    boardArea = area
    self.number = number
    self.today = today
    self.story = story
    until = today
    file = CaseFile(reference: Life.reference(of: number))
  }

  static func reference(of number: Int) -> CaseReference {
    let digits = String(number)
    let zeros = String(repeating: "0", count: max(0, 6 - digits.count))
    return CaseReference(unchecked: "D1-" + zeros + digits)
  }

  private static func place(for story: Story, _ chance: inout SplitMix64) -> Int {
    switch story {
    case .movedAway, .movedBeforeBoards, .freshAfterMove, .placedAway, .movedOnSection2,
      .placedChild:
      Areas.undivided.drawn(by: &chance)
    case .welsh: Areas.welsh.drawn(by: &chance)
    case .nearBorder: chance.pick(Areas.crossing)
    case .leftSplitCounty: chance.pick(Areas.splitCounties)
    default: Areas.byPopulation.drawn(by: &chance)
    }
  }
}

extension Life {
  /// The whole story of the case.
  static func told(number: Int, seed: UInt64, today: CivilDate, story: Story) -> Life {
    var life = Life(number: number, seed: seed, today: today, story: story)
    life.beBorn()
    life.live()
    life.findResponsibleBodies()
    life.beCaredFor()
    return life
  }

  /// The council responsible, as it was called on the day.
  func council(on day: CivilDate) -> BodyCode { councilArea.council(on: day) }

  /// The NHS body responsible, as it was called on the day; nil before the first that is known.
  func board(on day: CivilDate) -> BodyCode? {
    let isBeforeMove = movedOn.map { day < $0 } ?? false
    return (isBeforeMove && hasChangedHands ? area : boardArea).commissioner(on: day)
  }

  /// Both bodies, as they were called on the day.
  func bothBodies(on day: CivilDate) -> [BodyCode] {
    [council(on: day)] + (board(on: day).map { [$0] } ?? [])
  }

  /// The day if it has come.
  func reached(_ day: CivilDate) -> CivilDate? { day <= today ? day : nil }

  var latest: Stay? { stays.last }
}

/// Ids of facts: a word and a number.
enum Numbered {
  private static let digits = (0..<100).map(String.init)

  static func id(_ word: String, _ number: Int) -> FactID {
    FactID(unchecked: word + (number < 100 ? digits[number] : String(number)))
  }
}

extension CivilDate {
  /// A time of the day in London, with its offset.
  func at(_ hour: Int, _ minute: Int = 0) -> Instant {
    let second = LondonClock.second(on: self, hour: hour, minute: minute)
    let offset = Int64(dayNumber) * 86_400 + Int64(hour * 3_600 + minute * 60) - second
    return Instant(microseconds: second * 1_000_000, offsetMinutes: Int16(offset / 60))
  }

  /// A day that the product knows when it is built.
  static func on(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("no such day")
    }
    return date
  }

  static let groupsBegan = CivilDate.on(2013, 4, 1)
  static let boardsBegan = CivilDate.on(2022, 7, 1)
}
