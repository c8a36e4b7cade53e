import CaseFile

/// Who comes after whom, through all generations.
struct Descent {
  private var next: [BodyCode: [BodyCode]] = [:]
  private var previous: [BodyCode: [BodyCode]] = [:]

  init(_ successions: [Succession]) {
    for succession in successions {
      next[succession.body] = succession.successors
      for successor in succession.successors {
        previous[successor, default: []].append(succession.body)
      }
    }
  }

  /// Every body that has successors, with all of them, sorted.
  var successors: [(BodyCode, [BodyCode])] {
    next.keys.map { ($0, Descent.reached(from: $0, by: next)) }
  }

  /// Every body that has predecessors, with all of them, sorted.
  var predecessors: [(BodyCode, [BodyCode])] {
    previous.keys.map { ($0, Descent.reached(from: $0, by: previous)) }
  }

  private static func reached(
    from code: BodyCode, by steps: [BodyCode: [BodyCode]]
  ) -> [BodyCode] {
    var reached: Set<BodyCode> = []
    var toVisit = steps[code] ?? []
    while let body = toVisit.popLast() {
      guard reached.insert(body).inserted else { continue }
      toVisit += steps[body] ?? []
    }
    return reached.sorted()
  }
}
