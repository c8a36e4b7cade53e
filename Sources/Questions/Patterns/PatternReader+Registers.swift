import CaseFile
import CivilTime

extension PatternReader {
  /// Where what one body keeps contradicts what the other keeps, or what the facts say.
  var disagreements: [PatternCase] {
    guard isLive else { return [] }
    return registerOnly + namedBodies + oneSidedEnding
  }

  private var registerOnly: [PatternCase] {
    guard let register = file.register else {
      return [
        entry(
          .registersDisagree, "the duty is live, and the person is on no register",
          on: standing.since, "never entered", [])
      ]
    }
    guard let closed = register.closed, closed <= day else { return [] }
    return [
      entry(
        .registersDisagree, "closed on the register, and the duty is live", on: closed,
        "closed without an ending by both bodies", ["register"])
    ]
  }

  private var namedBodies: [PatternCase] {
    guard let register = file.register else { return [] }
    return [
      ("another council", register.council, standing.council, register.councilDetermined),
      ("another NHS body", register.nhsBody, standing.nhsStatutory, register.nhsDetermined),
    ].compactMap { kind, named, determined, since in
      guard let named, let determined, !isSame(named, determined) else { return nil }
      return entry(
        .registersDisagree, "the register names \(kind) than the facts do",
        on: since.flatMap { $0 <= day ? $0 : nil },
        "named: \([named].names); by the facts: \([determined].names)", ["register"])
    }
  }

  private var oneSidedEnding: [PatternCase] {
    let decided = file.endings.filter {
      $0.decided <= day && $0.decided >= standing.since ?? .distantPast
        && !($0.withdrawn.map { $0 <= day } ?? false)
    }
    guard let first = decided.first, let body = first.body,
      decided.allSatisfy({ $0.body.map { isSame($0, body) } ?? false })
    else { return [] }
    return [
      entry(
        .registersDisagree, "one body has decided to end, and the other has not",
        on: first.decided, "decided by \([body].names) alone", decided.map { "endings:\($0.id)" })
    ]
  }
}
