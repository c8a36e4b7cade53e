import CaseFile
import CivilTime
import Record
import Rules

/// What a change did, as a social worker reads it.
struct RecordedChangeText {
  private let recorded: RecordedChange
  private let reference: CaseReference

  init(_ recorded: RecordedChange, _ reference: CaseReference) {
    self.recorded = recorded
    self.reference = reference
  }

  var text: String {
    guard let answer = recorded.answer else {
      return "Case \(reference): this change was recorded before, by the same key; nothing was done again. "
        + "The case is at version \(recorded.version). --format json gives the answer of that time.\n"
    }
    let day = answer.difference.after.on.spoken
    let lines = [heading(answer), counts(answer.count), "", "On \(day):"]
    return (lines + DifferenceText(answer.difference, answer.isRehearsal ? .supposed : .recorded).lines)
      .joined(separator: "\n") + "\n"
  }

  private func heading(_ answer: ChangeAnswer) -> String {
    guard answer.count.isChange else {
      return "Case \(reference): nothing new; it stays at version \(answer.version)."
    }
    return answer.isRehearsal
      ? "Case \(reference): a dry run; nothing was recorded. It stays at version \(answer.versionBefore)."
      : "Case \(reference): recorded. It is at version \(answer.version) now."
  }

  private func counts(_ count: ImportCount) -> String {
    "Facts: \(count.new) new, \(count.changed) corrected, \(count.withdrawn) withdrawn, \(count.equal) equal."
  }
}
