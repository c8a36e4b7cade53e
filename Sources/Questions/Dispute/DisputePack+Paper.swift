import CaseFile
import CivilTime
import Rules

extension DisputePack {
  /// The pack as a paper, for whoever completes and signs it.
  package var paper: Paper {
    var paper = Paper(
      kind: "Draft statement of facts: dispute between councils about section 117 after-care",
      title: "Case \(reference)")
    paper.lead = [
      ListBasis.facts(dates).title + ".",
      "What regulation 4 of the Care and Support (Disputes Between Local Authorities) Regulations 2014 (SI 2014/2829) asks "
        + "for, as far as the record holds it: " + counts + ".",
      "Until the dispute is resolved nobody may let it delay or interrupt what the person needs (regulation 2).",
    ]
    paper.sections = [deadlines] + items.map(\.section) + [toDo]
    paper.footing = [
      "Rule set \(RuleSet.version). A draft from the record; it is not legal advice, and no council has agreed to it."
    ]
    return paper
  }

  private var counts: String {
    let parts: [(State, String)] = [
      (.filled, "filled"), (.inPart, "filled in part"), (.missing, "missing"), (.doesNotApply, "not applying"),
    ]
    return parts.map { "\(count($0.0)) \($0.1)" }.joined(separator: ", ")
  }

  private var deadlines: Paper.Section {
    let on = dates.on
    let isReferred = dispute.referred.map { $0 <= on } ?? false
    let isOver = dispute.resolved.map { $0 <= on } ?? false
    var terms = [Paper.Term("Arose on", dispute.firstWritten.spoken)]
    let late = !isReferred && !isOver && on > referBy ? ": this day has passed, refer it now" : ""
    terms.append(Paper.Term("Refer by", "\(referBy.spoken), four months later (regulation 3(7))\(late)"))
    if isReferred, let referred = dispute.referred, let argumentsBy {
      terms.append(Paper.Term("Referred on", referred.spoken))
      terms.append(Paper.Term("Legal arguments by", "\(argumentsBy.spoken) (regulation 4(3))"))
    }
    if isOver, let resolved = dispute.resolved { terms.append(Paper.Term("Resolved on", resolved.spoken)) }
    terms.append(
      Paper.Term("Refer to", "the Secretary of State, at the Department of Health and Social Care (Care Act 2014 s40)"))
    return Paper.Section("Days that count", [.terms(terms)])
  }

  /// All that is missing, together, as a list to work through.
  private var toDo: Paper.Section {
    Paper.Section(
      "To do before it is referred",
      [
        .table(
          Paper.Table(
            "", heads: ["Regulation", "Missing", "To do"],
            rows: items.flatMap { item in item.missing.map { [item.place, $0.what, $0.toDo] } }))
      ])
  }
}

extension DisputePack.Item {
  fileprivate var section: Paper.Section {
    var blocks = self.blocks
    if let exempt { blocks.append(.paragraph(exempt)) }
    blocks += missing.map { .finding(Paper.Finding(Paper.Mark("gap", .bad), $0.what, lines: ["To do: \($0.toDo)"])) }
    return Paper.Section("\(place)  \(title)", mark: state.mark, blocks)
  }
}

extension DisputePack.State {
  fileprivate var mark: Paper.Mark {
    switch self {
    case .filled: Paper.Mark("filled", .good)
    case .inPart: Paper.Mark("in part", .unsure)
    case .missing: Paper.Mark("missing", .bad)
    case .doesNotApply: Paper.Mark("does not apply", .none)
    }
  }
}
