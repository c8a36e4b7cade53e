import CaseFile
import CivilTime
package import Record
package import Rules

/// What the rules say of a case, as far as patterns ask: judged now, or as the ledger tells it.
package struct PatternStanding: Hashable, Sendable {
  let state: Duty.State
  let since: CivilDate?
  let annotations: [Duty.Annotation]
  let council: BodyCode?
  let nhsStatutory: BodyCode?
  let nhsPayer: BodyCode?

  package init(_ found: Determination) {
    state = found.duty.state
    since = found.duty.since
    annotations = found.duty.annotations
    council = found.council.body
    nhsStatutory = found.nhsStatutory.body
    nhsPayer = found.nhsPayer.body
  }

  package init(_ told: LedgerDetermination) {
    state = told.dutyState
    since = told.dutySince
    annotations = told.annotations
    council = told.council.body
    nhsStatutory = told.nhsStatutory.body
    nhsPayer = told.nhsPayer.body
  }

  var isLive: Bool { state == .live || state == .liveOnLeave }

  /// The responsible council and NHS body, and who pays; each once.
  var parties: [BodyCode] {
    var parties: [BodyCode] = []
    for body in [council, nhsStatutory, nhsPayer] {
      if let body, !parties.contains(body) { parties.append(body) }
    }
    return parties
  }
}
