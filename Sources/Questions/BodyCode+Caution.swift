package import CaseFile
package import CivilTime
import Reference

extension BodyCode {
  /// Why it is no all-clear that nothing is found of the body on a day: the code is not known, stands no longer or does
  /// not stand yet; nil where the body stands.
  ///
  /// Who is owed after-care by a body that was merged or divided is owed it by whoever took over (SI 2022/734 reg 29;
  /// structural changes orders).
  ///
  /// - Parameter isTold: Whether anything is told of the body, closed or to come: then its code is no mistake.
  package func caution(on day: CivilDate, isTold: Bool = false) -> String? {
    let national = NationalReference.shipped
    guard let body = national.body(self) else {
      // Trusts and providers owe gaps too, and the reference data do not have them.
      return isTold
        ? nil
        : "\(self) is not known here as a social services authority or an NHS commissioner: either it is the code of "
          + "a provider, or it is mistaken."
    }
    let heirs = national.standing(self, on: day)
    guard heirs == [self] else { return "\(named) \(body.ended): what it owed is owed by \(heirs.takeover)" }
    if let start = body.start, day < start {
      return "\(named) stands from \(start.spoken) on\(precursors(on: day))."
    }
    // A body that was divided among such as have no code yet goes on owing under its own.
    guard let end = body.end, end <= day, !national.broughtForward(self, on: day).isUnallocated else { return nil }
    return "\(named) \(body.ended). Ask about the body that stands."
  }

  private func precursors(on day: CivilDate) -> String {
    let national = NationalReference.shipped
    let before = national.predecessors(of: self).filter { national.body($0)?.exists(on: day) ?? false }
    return before.isEmpty ? "" : "; until then what it will owe is owed by \(before.spoken)"
  }

  fileprivate var named: String { "\(NationalReference.shipped.name(of: self)) (\(self))" }

  /// Whether it is the code of a social services authority or an NHS commissioner, of today or before.
  package var isKnown: Bool { NationalReference.shipped.body(self) != nil }

  /// Whether nobody had taken over from the body by a day, that day included.
  package func stands(on day: CivilDate) -> Bool { NationalReference.shipped.standing(self, on: day) == [self] }
}

extension [BodyCode] {
  fileprivate var spoken: String { map(\.named).joined(separator: " or ") }

  /// Of a divided body a part may be nobody's yet (rule RT-09).
  fileprivate var takeover: String {
    count == 1
      ? "\(spoken). A gap that closes in the one name opens in the other. Ask about the body that stands."
      : "\(spoken), and where nothing says by which, by nobody yet. Ask about the bodies that stand, and read what nobody "
        + "owes."
  }
}

extension Body {
  fileprivate var ended: String { end.map { "ended before \($0.spoken)" } ?? "has ended" }
}

extension NationalReference {
  /// The bodies that stand for one on a day, sorted: itself, or who took over from it, all of them where it was divided.
  func standing(_ code: BodyCode, on day: CivilDate) -> [BodyCode] {
    switch broughtForward(code, on: day) {
    case .reached(let body), .kept(let body, _): [body]
    case .undecided(let split): Set(split.candidates.flatMap { standing($0, on: day) }).sorted()
    }
  }
}
