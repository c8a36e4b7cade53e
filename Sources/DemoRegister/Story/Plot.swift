import CivilTime

/// What a case is to show: its story, and what went wrong in it.
struct Plot: Sendable {
  let number: Int
  let story: Story
  /// The first, if there is one, is the fault whose turn it was; others keep it company.
  let faults: [Fault]
  /// Whether the directory says which successor takes the case.
  let isAllocated: Bool
}

extension Plot {
  /// Only cases below this number are allocated, so that the directory stays small.
  static let lastAllocated = 20_000
  /// How many of ten thousand are.
  private static let allocatedShare = 20

  init(number: Int, seed: UInt64) {
    var chance = SplitMix64(seed: seed ^ 0x5EED_F0F0, number: number)
    let turn = Turn(number: number, seed: seed).tenThousandth
    let isAllocated =
      number < Plot.lastAllocated && (0..<Plot.allocatedShare).contains(turn - Fault.sharesInCases)
    self.number = number
    self.isAllocated = isAllocated
    if isAllocated {
      story = .leftSplitCounty
      faults = []
    } else if let fault = Fault.whoseTurn(turn) {
      story = chance.pick(fault.stories)
      faults = [fault] + Plot.companions(of: fault, &chance)
    } else {
      story = Story.ordinary.drawn(by: &chance)
      faults = []
    }
  }

  /// One case in three that goes wrong goes wrong in more than one way.
  private static func companions(of fault: Fault, _ chance: inout SplitMix64) -> [Fault] {
    guard fault.mayHaveCompanions else { return [] }
    let count = [0, 0, 0, 0, 1, 1, 2][chance.below(7)]
    return (0..<count).map { _ in chance.pick(Fault.companions) }
  }

  /// The life told, with its faults.
  func life(seed: UInt64, today: CivilDate) -> Life {
    var life = Life.told(number: number, seed: seed, today: today, story: story)
    for fault in faults.reversed() { fault.plant(&life) }
    return life
  }
}

/// The turn of a case in the plan of ten thousand, so that every thousand cases hold their share.
struct Turn {
  let tenThousandth: Int

  /// Within a thousand cases the turns lie ten apart, in an order that seed and thousand give.
  init(number: Int, seed: UInt64) {
    let (thousand, place) = number.quotientAndRemainder(dividingBy: 1_000)
    var chance = SplitMix64(seed: seed ^ 0x7074, number: thousand)
    let step = [3, 7, 9, 11, 13, 17, 19, 21, 23, 27][chance.below(10)] + 40 * chance.below(20)
    let turn = (place * step + chance.below(1_000)) % 1_000
    tenThousandth = turn * 10 + (thousand * 7 + Int(seed % 10)) % 10
  }
}
