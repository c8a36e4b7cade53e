import ArgumentParser

/// `aftercare letter`: letters to the person, in plain words.
struct LetterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "letter",
    abstract: "Writes letters to the person in plain words, keeps them, and shows what was written.",
    discussion: """
      Examples:
        aftercare letter entitlement --case C-0042
        aftercare letter plan --case C-0042 --large-print --format html > letter.html
        aftercare letter list --case C-0042
        aftercare letter show --case C-0042 --letter 7

      Read every letter before you send it. It says what the record says; what is not recorded, it says is not in the notes.
      """,
    subcommands: [
      LetterEntitlement.self, LetterPlan.self, LetterEnding.self, LetterReview.self, ListLetters.self, ShowLetter.self,
    ])
}
