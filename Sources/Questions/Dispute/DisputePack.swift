package import CaseFile
package import CivilTime
package import Rules

/// What regulation 4 of the Care and Support (Disputes Between Local Authorities) Regulations 2014 (SI 2014/2829) asks
/// for when a dispute between councils is referred, filled from the record, with a gap for all that it does not hold.
///
/// Section 117(4) of the Mental Health Act 1983 applies these regulations to disputes about after-care. The pack is a
/// draft: the councils must complete and sign it.
package struct DisputePack: Sendable {
  package let reference: CaseReference
  package let dates: AskedDates
  package let dispute: Dispute
  package let determination: Determination
  package let items: [Item]

  /// One thing that the regulation asks for.
  package struct Item: Sendable {
    /// Where the regulation asks for it, as `4(2)(b)`.
    package let place: String
    package let title: String
    /// What the record holds of it.
    package let blocks: [Paper.Block]
    package let missing: [Missing]
    /// Why it does not apply; nil where it does.
    package let exempt: String?

    init(_ place: String, _ title: String, _ blocks: [Paper.Block], missing: [Missing?] = [], exempt: String? = nil) {
      self.place = place
      self.title = title
      self.blocks = blocks
      self.missing = missing.compactMap { $0 }
      self.exempt = exempt
    }

    package var state: State {
      if exempt != nil { return .doesNotApply }
      if missing.isEmpty { return .filled }
      return blocks.isEmpty ? .missing : .inPart
    }
  }

  package enum State: String, Sendable, CaseIterable {
    case filled
    case inPart = "in_part"
    case missing
    case doesNotApply = "does_not_apply"
  }

  /// What the record does not hold, and what to do about it.
  package struct Missing: Sendable {
    package let what: String
    package let toDo: String

    init(_ what: String, _ toDo: String) {
      self.what = what
      self.toDo = toDo
    }
  }

  /// Why there is no pack.
  package enum Refusal: Error, Hashable, Sendable {
    /// The record has no dispute between councils that had begun by the day.
    case noDispute
    /// It has none of that id.
    case noSuchDispute
  }

  /// The pack of a dispute between councils: the one named, else the last to begin of those unresolved, else the last.
  package init(_ paper: CaseOnPaper, dispute id: FactID? = nil) throws(Refusal) {
    let on = paper.dates.on
    let disputes = paper.file.disputes.filter { $0.kind == .councilCouncil && $0.firstWritten <= on }
      .sorted { ($0.firstWritten, $0.id) < ($1.firstWritten, $1.id) }
    guard !disputes.isEmpty else { throw .noDispute }
    let unresolved = disputes.filter { $0.resolved.map { $0 > on } ?? true }
    guard let dispute = id.map({ wanted in disputes.first { $0.id == wanted } }) ?? unresolved.last ?? disputes.last
    else { throw .noSuchDispute }
    reference = paper.file.reference
    dates = paper.dates
    self.dispute = dispute
    determination = paper.determination()
    items = DisputeRecord(paper, dispute, determination).items
  }

  /// The last day on which the lead authority may refer it: four months from the day on which it arose (regulation 3(7)).
  package var referBy: CivilDate { dispute.firstWritten.adding(months: 4) }

  /// The last day for legal arguments: within 14 days of the referral (regulation 4(3)); nil while it is not referred.
  package var argumentsBy: CivilDate? { dispute.referred.map { $0 + 14 } }

  /// How many items are in a state.
  package func count(_ state: State) -> Int { items.count { $0.state == state } }
}
