package import CaseFile
package import CivilTime

extension NationalReference {
  /// Follows every succession of the body whose day has come.
  ///
  /// - Parameters:
  ///   - hasReached: Compares a day with the day asked about. Every comparison goes through it, so
  ///     that the caller can note the days on which the answer could change.
  ///   - choose: Says which part takes the case where a body was split; nil where nothing says so.
  ///     Its word is taken, whether or not the body is one of the candidates.
  package func broughtForward(
    _ code: BodyCode, hasReached: (CivilDate) -> Bool, choose: (Split) -> BodyCode?
  ) -> BroughtForward {
    guard let first = successions[code] else { return .reached(code) }
    var succession = first
    for _ in 0..<NationalReference.longestChain {
      guard hasReached(succession.date) else { return .reached(succession.body) }
      let next: BodyCode
      switch succession.kind {
      case .whole(let successor), .recoded(let successor):
        next = successor
      case .split(let candidates):
        let split = Split(from: succession.body, date: succession.date, candidates: candidates)
        guard let chosen = choose(split) else { return .undecided(split) }
        next = chosen
      case .splitWithoutCodes:
        return .kept(succession.body, splitOn: succession.date)
      }
      guard let following = successions[next] else { return .reached(next) }
      succession = following
    }
    // Only choices that lead back to where they came from can go on for so long.
    return .undecided(
      Split(from: succession.body, date: succession.date, candidates: succession.successors))
  }

  /// Follows every succession whose day has come by `day`, where no split needs a choice.
  package func broughtForward(_ code: BodyCode, on day: CivilDate) -> BroughtForward {
    broughtForward(code, hasReached: { $0 <= day }, choose: { _ in nil })
  }

  /// Longer than any chain of successions in the data.
  static var longestChain: Int { 16 }
}
