import CaseFile
package import CivilTime
import Record
package import Rules

/// What was recorded, corrected or withdrawn in a case at one moment, and what it did to the answer.
package struct HistoryStep: Sendable {
  /// By the database's clock.
  package let at: Instant
  /// The day judged: London's of that moment, unless another was asked about.
  package let on: CivilDate
  package let changes: [FactEvent]
  /// Gaps that time alone had opened since the step before.
  package let elapsed: [Gap]
  /// The answers before and after, on the day judged.
  package let effect: Difference
}

/// What became of one fact at a moment.
package struct FactEvent: Sendable {
  package enum Kind: String, Sendable {
    case recorded, corrected, withdrawn
  }

  /// A field that was recorded, or that another value stands in.
  package struct Field: Hashable, Sendable {
    package let name: String
    /// Nil where nothing was recorded.
    package let before: String?
    package let after: String?
  }

  package let kind: Kind
  /// The list and the id, with a stroke between.
  package let fact: String
  /// Who recorded the version that begins, or withdrew it by name; else who recorded the one that ends.
  package let by: String
  /// The file or form of that version.
  package let source: String
  package let fields: [Field]
  /// Why it was withdrawn, where it was withdrawn by name.
  package var reason: String?
}

extension CaseHistory.Step {
  /// The facts that changed, in the order of the case file, between two states of the case.
  func changes(from before: CaseFile) -> [FactEvent] {
    let (old, new) = (FactFields(of: before).facts, FactFields(of: file).facts)
    let ended = Dictionary(superseded.map { ($0.fact, $0) }) { first, _ in first }
    var changes = recorded.map { version in
      FactEvent(
        version, kind: ended[version.fact] == nil ? .recorded : .corrected,
        before: old[version.fact] ?? [], after: new[version.fact] ?? [])
    }
    let begun = Set(recorded.map(\.fact))
    for version in superseded where !begun.contains(version.fact) {
      let event = FactEvent(version, kind: .withdrawn, before: old[version.fact] ?? [], after: [])
      changes.append(withdrawals.first { $0.fact == version.fact }.map(event.withdrawn) ?? event)
    }
    return changes
  }
}

extension FactEvent {
  fileprivate init(
    _ version: FactVersion, kind: Kind, before: [(name: String, text: String)],
    after: [(name: String, text: String)]
  ) {
    self.kind = kind
    fact = version.fact
    by = version.recordedBy
    source = version.source
    let old = Dictionary(before) { first, _ in first }
    let new = Dictionary(after) { first, _ in first }
    let names = after.map(\.name) + before.map(\.name).filter { new[$0] == nil }
    fields = names.filter { old[$0] != new[$0] }
      .map { Field(name: $0, before: old[$0], after: new[$0]) }
  }
}

extension FactEvent {
  /// The same with who withdrew it, in what, and why.
  fileprivate func withdrawn(_ withdrawal: RecordedWithdrawal) -> FactEvent {
    FactEvent(
      kind: kind, fact: fact, by: withdrawal.by, source: withdrawal.source, fields: fields,
      reason: withdrawal.withdrawal.reason)
  }
}

extension RecordedWithdrawal {
  fileprivate var fact: String { "\(withdrawal.list)/\(withdrawal.id)" }
}

extension FactVersion {
  fileprivate var fact: String { "\(list)/\(id)" }
}
