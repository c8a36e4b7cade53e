import CaseFile
import CivilTime

/// The case as it stood at the end of one day: what had happened, and what follows from it.
///
/// Nothing here compares with the day itself but `hasReached`, the one door through which time is asked; so
/// it is known, of everything worked out, on which days before and after it would have been the same.
final class Day {
  let date: CivilDate
  /// Each keeps the other until the matter forgets its days.
  let matter: Matter
  /// What has been asked since the present piece of work began.
  private(set) var bounds = Bounds()
  /// The earliest day not yet reached that anything asked about.
  private(set) var nextChange = CivilDate.distantFuture

  var knownDetentions: Known<Detentions>?
  var knownArisings: Known<[Arising?]>?
  var knownChain: Known<Range<Int>>?
  var knownCouncil: Known<Shared<CouncilFinding>>?
  var knownStatutory: Known<Shared<NHSFinding>>?
  var knownOutsidePrison: Known<Shared<NHSFinding>>?
  var knownPayer: Known<Shared<NHSFinding>>?
  var knownDecisions: Known<[JudgedDecision]>?
  var knownStanding: Known<Standing>?
  var knownPlan: Known<Shared<Plan>?>?
  var knownPlans: Known<[Shared<Plan>]>?
  var knownResidences: Known<[Residence]>?
  var knownRegistrations: Known<[GPRegistration]>?
  var knownFunding: Known<[FundingAgreement]>?
  var knownHomes: Known<[Accommodation]>?
  var knownCurrentServices: Known<[CurrentService]>?
  var knownCouncilBody: Known<BodyCode?>?
  var knownStatutoryBody: Known<BodyCode?>?
  var knownBodyOutsidePrison: Known<BodyCode?>?
  var knownResponsibleBodies: Known<[BodyCode]>?
  var knownServices: Known<[CurrentService]>?
  var knownSpells: Known<[Spell]>?
  var knownCharges: Known<[Charge]>?
  /// What the check at hand has found.
  private var findings: [Finding] = []
  private var hasFound = false

  init(_ date: CivilDate, of matter: Matter) {
    self.date = date
    self.matter = matter
  }

  var file: CaseFile { matter.file }
  var directory: LocalFacts? { matter.directory }
  var settings: Settings { matter.settings }

  /// Whether a day has come: the only way to compare with the day judged.
  func hasReached(_ day: CivilDate) -> Bool {
    if day <= date {
      if day > bounds.lower { bounds.lower = day }
      return true
    }
    if day < bounds.upper { bounds.upper = day }
    if day < nextChange { nextChange = day }
    return false
  }

  /// Notes what the check at hand has found.
  func note(_ finding: Finding) {
    findings.append(finding)
    hasFound = true
  }

  /// Hands over what the check at hand has found; nil where that is nothing, as it is for most checks.
  func takeFindings() -> [Finding]? {
    guard hasFound else { return nil }
    let found = findings
    findings = []
    hasFound = false
    return found
  }

  /// Works something out on its own, and says on which days it holds.
  @inline(__always)
  func track<Value>(_ work: () -> Value) -> Known<Value> {
    let outer = bounds
    bounds = Bounds()
    let value = work()
    let known = Known(value: value, bounds: bounds)
    bounds = outer
    bounds = bounds.narrowed(to: known.bounds)
    return known
  }

  /// Uses what was worked out before, with its bounds.
  @inline(__always)
  func recall<Value>(_ known: Known<Value>) -> Value {
    bounds = bounds.narrowed(to: known.bounds)
    if known.bounds.upper < nextChange { nextChange = known.bounds.upper }
    return known.value
  }

  /// Works something out once, and uses it again with its bounds.
  @inline(__always)
  func remember<Value>(
    _ slot: Known<Value>?, _ work: () -> Value, keep: (Known<Value>) -> Void
  ) -> Value {
    if let known = slot { return recall(known) }
    let known = track(work)
    keep(known)
    return known.value
  }

  /// Puts something into words: what is asked for that alone leaves no mark.
  func quietly<Value>(_ work: () -> Value) -> Value {
    let (before, next) = (bounds, nextChange)
    defer { (bounds, nextChange) = (before, next) }
    return work()
  }

  /// The case as it stood at the end of another day.
  func at(_ other: CivilDate) -> Day {
    other == date ? self : matter.day(other)
  }
}
