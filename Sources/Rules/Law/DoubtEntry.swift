/// A point on which the law is open: what is asked, and what the product does until it is settled.
///
/// Whoever doubts an answer that rests on one finds here what to argue about.
package struct DoubtEntry: Sendable {
  package let doubt: Doubt
  package let question: String
  /// What the product does meanwhile.
  package let reading: String

  private init(_ number: Int, _ question: String, _ reading: String) {
    doubt = Doubt(number)
    self.question = question
    self.reading = reading
  }

  /// The entry of a doubt; nil where there is no such doubt.
  package static func entry(_ doubt: Doubt) -> DoubtEntry? {
    all.first { $0.doubt == doubt }
  }
}

extension DoubtEntry {
  /// Every doubt, by number.
  package static let all: [DoubtEntry] = [
    DoubtEntry(
      1, "Does recall or revocation of a community order make the council be determined again?",
      "It does not: the duty and its council go on, and a recorded view is asked for."),
    DoubtEntry(
      2, "Does a person in after-care on 1 July 2022 go to the board of their GP, or to their group's successor?",
      "The board of the GP on that day owes the duty; who pays is worked out separately."),
    DoubtEntry(
      3, "Does the first board keep the duty through later detentions?",
      "It does, as NHS England reads the regulations."),
    DoubtEntry(
      4, "Does a detention under section 2 that led nowhere fix the board for later ones?",
      "It does not: only detentions that became qualifying ones count."),
    DoubtEntry(
      5, "Is a fresh detention itself a discharge from after-care, so that the board is determined again?",
      "It is not: only a decision of both bodies is, as NHS England reads the regulations."),
    DoubtEntry(
      6, "Which board owes the duty after a court's or minister's order in a bed that NHS England did not arrange?",
      "That of the ordinary residence before the detention, by the general rule."),
    DoubtEntry(
      7, "Is a bed arranged by NHS England where a provider collaborative or a board acts for it?",
      "The record's word is taken; a person must decide what to record."),
    DoubtEntry(
      8, "Is the council of a duty that arose before 1 April 2015 fixed by the old wording for good?",
      "It is, and it is not worked out again."),
    DoubtEntry(
      9, "Where section 2 led to section 3, does residence before the one or the other decide?",
      "Residence before the unbroken detention decides; a recorded view is asked for where they differ."),
    DoubtEntry(
      10, "Does a council's placement move the ordinary residence of a person under 18?",
      "Ordinary residence is taken as it is, and a recorded view is asked for."),
    DoubtEntry(
      11, "Are rent, service charges and bills part of after-care?",
      "This is never decided by machine: a decision with reasons is asked for."),
    DoubtEntry(
      12, "Do the rules for disputes between councils, written for adults, fit people under 18?",
      "The same time limits are used for them."),
    DoubtEntry(
      13, "Can one council recover from another what it spent on after-care?",
      "Such a claim is recorded as one by agreement or for restitution."),
    DoubtEntry(
      14,
      "Do hospital orders after a finding of insanity or unfitness, and under section 51(5), give a right to after-care?",
      "They do, as section 37 does, and a person must confirm it."),
    DoubtEntry(
      15, "Does a remark of the Supreme Court in Worcestershire, left open in guidance, limit the judgment?",
      "Nothing rests on it here; lawyers should know of it."),
    DoubtEntry(
      16, "Was Who Pays? issued anew in 2025?",
      "No official text was found; the version of 2022 is followed."),
    DoubtEntry(
      17, "Will section 46 of the Mental Health Act 2025 apply to people already in after-care?",
      "It is taken to apply only to detentions that begin once it is in force."),
    DoubtEntry(
      18, "Which of two regulations governs a bed arranged by NHS England on 1 July 2022?",
      "The one on such beds: the board is that of the day of leaving."),
    DoubtEntry(
      19, "Whose decision ends the duty where the responsible body of that day is unknown?",
      "That of any body of the same kind counts."),
  ]
}

extension Reason {
  /// What a doubt is about and what was done, in words.
  init(_ doubt: Doubt) {
    let entry = DoubtEntry.entry(doubt)
    self.init(text: "\(doubt): \(entry?.question ?? "") \(entry?.reading ?? "")")
  }
}
