/// One way in which a case goes wrong, so that one check speaks.
struct Fault: Sendable {
  /// The rule whose gap it opens.
  let rule: String
  /// In how many of ten thousand cases it is planted first; as a companion it comes more often.
  let share: Int
  /// Why so many.
  let reason: String
  /// The lives in which it can happen; none where the directory holds the fault.
  let stories: [Story]
  /// Makes a well-run case go wrong.
  let plant: @Sendable (inout Life) -> Void

  init(
    _ rule: String, _ share: Int, _ reason: String, in stories: [Story],
    _ plant: @escaping @Sendable (inout Life) -> Void
  ) {
    self.rule = rule
    self.share = share
    self.reason = reason
    self.stories = stories
    self.plant = plant
  }

  /// A fault of the bodies rather than of a case: `share` counts the cases of those bodies.
  init(_ rule: String, _ share: Int, _ reason: String) {
    self.init(rule, share, reason, in: []) { _ in }
  }

  var isInDirectory: Bool { stories.isEmpty }
}
