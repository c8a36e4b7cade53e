package import CaseFile
package import Rules

/// The record of one case walked through as an Ombudsman would: theme by theme, what would be found and why.
///
/// The four themes are those of the Ombudsmen's joint guidance of April 2022; who is responsible and the records
/// themselves stand beside them. It is a reading of the record by rules, and no finding of an Ombudsman.
package struct Investigation: Sendable {
  package let reference: CaseReference
  package let dates: AskedDates
  package let determination: Determination
  package let parts: [Part]

  package struct Part: Sendable {
    package let theme: Theme
    package let answers: [InquiryAnswer]

    /// The gravest of its answers.
    package var verdict: Verdict { answers.map(\.verdict).min() ?? .cannotTell }

    /// All that must not be hidden behind the gravest: faults, what cannot be told, and faults of the past.
    package var verdicts: [Verdict] {
      var found = Set(answers.map(\.verdict)).intersection([.fault, .cannotTell, .pastFault])
      if answers.contains(where: { !$0.past.isEmpty }) { found.insert(.pastFault) }
      return found.isEmpty ? [verdict] : found.sorted()
    }

    var mark: Paper.Mark {
      Paper.Mark(verdicts.map(\.words).joined(separator: "; "), verdict.mark.tone)
    }
  }

  /// What is looked at, in the order in which it is asked.
  package enum Theme: String, Sendable, CaseIterable {
    case responsibility
    case carePlan = "care_plan"
    case funding, accommodation, ending, records

    package var title: String {
      switch self {
      case .responsibility: "Who is responsible"
      case .carePlan: "Care plan"
      case .funding: "Funding and charging"
      case .accommodation: "Accommodation"
      case .ending: "Ending"
      case .records: "Records and complaints"
      }
    }
  }

  /// How a question came out; the gravest is the least.
  ///
  /// What the record cannot tell comes before what is past and what is sound: it is never an all-clear.
  package enum Verdict: String, Sendable, CaseIterable, Comparable {
    case fault
    case cannotTell = "cannot_tell"
    case pastFault = "past_fault"
    case noFault = "no_fault_on_the_record"
    case doesNotArise = "does_not_arise"

    package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }

    private var rank: Int { Verdict.allCases.firstIndex(of: self) ?? 0 }

    package var words: String {
      switch self {
      case .fault: "fault"
      case .cannotTell: "cannot tell from the record"
      case .pastFault: "fault in the past"
      case .noFault: "no fault on the record"
      case .doesNotArise: "does not arise"
      }
    }

    var mark: Paper.Mark {
      switch self {
      case .fault: Paper.Mark(words, .bad)
      case .cannotTell: Paper.Mark(words, .unsure)
      case .pastFault: Paper.Mark(words, .mended)
      case .noFault: Paper.Mark(words, .good)
      case .doesNotArise: Paper.Mark(words, .none)
      }
    }
  }

  package init(_ paper: CaseOnPaper) { self.init(paper, CaseWalk(paper)) }

  init(_ paper: CaseOnPaper, _ walk: CaseWalk) {
    reference = paper.file.reference
    dates = paper.dates
    let subject = InquiredCase(paper, walk)
    determination = subject.found
    parts = Theme.allCases.map { theme in
      Part(theme: theme, answers: Inquiry.all.filter { $0.theme == theme }.map { $0.answer(about: subject) })
    }
  }

  /// How many questions came out so.
  package func count(_ verdict: Verdict) -> Int {
    parts.map { $0.answers.count { $0.verdict == verdict } }.reduce(0, +)
  }
}

extension Investigation {
  /// The checks behind all questions, once for each question.
  package static var rulesAsked: [RuleID] { Inquiry.all.flatMap(\.rules) }
}
