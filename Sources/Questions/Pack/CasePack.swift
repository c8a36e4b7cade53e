import Audit
import CaseFile
package import CivilTime
package import Record
package import Rules

/// All papers of one case for an investigator, as texts: what happened, who was responsible, what was known, decided,
/// missing and told, and who looked.
///
/// Names of other people than the person in care are taken out.
package struct CasePack {
  let paper: CaseOnPaper
  let walk: CaseWalk
  let investigation: Investigation
  let history: HistoryAnswer
  let letters: [KeptLetter]
  /// What the nights found, without who accepted it.
  let told: CaseLedger
  let extract: TrailExtract
  let redactor: Redactor
  let madeAt: Instant

  /// What a pack is made of, as it was read from the register.
  package struct Source {
    package let history: CaseHistory
    package let rulebook: Rulebook
    package let dates: AskedDates
    package let letters: [KeptLetter]
    package let told: [LedgerSpell]
    package let extract: TrailExtract
    package let madeAt: Instant

    package init(
      history: CaseHistory, rulebook: Rulebook, dates: AskedDates, letters: [KeptLetter], told: [LedgerSpell],
      extract: TrailExtract, madeAt: Instant
    ) {
      self.history = history
      self.rulebook = rulebook
      self.dates = dates
      self.letters = letters
      self.told = told
      self.extract = extract
      self.madeAt = madeAt
    }
  }

  /// A file of the pack, by its path inside it.
  package struct File: Sendable {
    package let path: String
    package let text: String
  }

  /// Puts a pack together; `judging` says of a history what each change did to the answer.
  package init(_ source: Source, judging: (CaseHistory) async throws -> HistoryAnswer) async rethrows {
    var redactor = Redactor(source.history, source.rulebook.directory)
    let clean = redactor.redacted(source.history)
    self.redactor = redactor
    paper = CaseOnPaper(clean, source.rulebook, source.dates)
    walk = CaseWalk(paper)
    investigation = Investigation(paper, walk)
    history = try await judging(clean)
    letters = source.letters.filter { letter in source.dates.knownAt.map { letter.madeAt <= $0 } ?? true }
    told = CaseLedger(reference: paper.file.reference, spells: source.told, acceptances: [])
    extract = source.extract
    madeAt = source.madeAt
  }

  /// Every file but the trail's and the manifest, with no name of others in any.
  package var files: [File] {
    var files = [
      File(path: "index.html", text: page.html), File(path: "README.txt", text: readme),
      File(path: "case.json", text: caseFile + "\n"),
      File(path: "determination.json", text: paper.determination().json + "\n"),
      File(path: "investigation.json", text: investigation.json + "\n"),
      File(path: "history.json", text: history.json + "\n"), File(path: "chronology.csv", text: chronologyTable),
      File(path: "responsibility.csv", text: responsibilityTable), File(path: "decisions.csv", text: decisionsTable),
      File(path: "gaps.csv", text: gapsTable), File(path: "gaps-as-told.csv", text: toldTable),
    ]
    files += letters.map { letter in
      File(
        path: CasePack.path(of: letter), text: letter.content)
    }
    let swept = files.map { File(path: $0.path, text: redactor.swept($0.text)) }
    return swept + [
      File(path: "redactions.csv", text: redactions(in: swept)), File(path: "verify.py", text: VerifierScript.text),
    ]
  }

  /// Where a letter stands in the pack.
  static func path(of letter: KeptLetter) -> String {
    "letters/\(letter.number)-\(letter.kind.rawValue).\(letter.form == .html ? "html" : "txt")"
  }

  private var caseFile: String {
    var writer = FactWriter()
    paper.file.write(to: &writer)
    return writer.json.text
  }
}
