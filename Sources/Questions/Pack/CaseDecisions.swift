import CaseFile
import CivilTime
import Reference
import Rules

/// The decisions of a case, what each rests on in the record, and what it should rest on and does not.
struct CaseDecisions {
  struct Decision {
    let day: CivilDate
    let what: String
    let by: String
    let reasons: String
    /// What the record names for it.
    let evidence: [String]
    let missing: [String]
    let fact: String
  }

  let decisions: [Decision]

  init(_ paper: CaseOnPaper) {
    let file = paper.file
    let all =
      CaseDecisions.plans(file) + CaseDecisions.homes(file) + CaseDecisions.endings(file)
      + CaseDecisions.funding(file) + CaseDecisions.register(file) + CaseDecisions.capacity(file)
    decisions = all.filter { $0.day <= paper.dates.on }.sorted {
      ($0.day, $0.fact, $0.what) < ($1.day, $1.fact, $1.what)
    }
  }

  private static func names(_ codes: [BodyCode]) -> String {
    codes.isEmpty ? "not recorded" : GapText.names(codes)
  }

  private static func plans(_ file: CaseFile) -> [Decision] {
    file.plans.flatMap { plan in
      let document = plan.document
      let agreed = Decision(
        day: plan.agreed, what: "After-care plan agreed", by: names(plan.agreedBy), reasons: "",
        evidence: [document].compactMap { $0 }, missing: document == nil ? ["The plan as a document."] : [],
        fact: "plans:\(plan.id)")
      guard let need = plan.accommodationNeed else { return [agreed] }
      let reasons = plan.accommodationReasons
      return [
        agreed,
        Decision(
          day: plan.agreed, what: "Accommodation as after-care: \(need.rawValue)", by: names(plan.agreedBy),
          reasons: reasons ?? "", evidence: [], missing: reasons == nil ? ["Reasons."] : [], fact: "plans:\(plan.id)"),
      ]
    }
  }

  private static func homes(_ file: CaseFile) -> [Decision] {
    file.accommodation.compactMap { home in
      guard let isAftercare = home.aftercare else { return nil }
      return Decision(
        day: home.start,
        what: "\(Chronology.plain(home.kind.rawValue)): \(isAftercare ? "after-care" : "not after-care")",
        by: "not recorded", reasons: home.reasons ?? "", evidence: [],
        missing: home.reasons == nil ? ["Reasons."] : [], fact: "accommodation:\(home.id)")
    }
  }

  private static func endings(_ file: CaseFile) -> [Decision] {
    file.endings.map { ending in
      let grounds = ending.grounds.map { Chronology.plain($0.rawValue) }.joined(separator: ", ")
      let assessment = ending.assessment.map { "assessments:\($0)" }
      let wanted: [(String, Bool)] = [
        ("The assessment that it rests on.", assessment == nil),
        ("The decision as a document.", ending.document == nil),
        ("The body that decided.", ending.body == nil), ("Grounds.", ending.grounds.isEmpty),
        ("That the person took part.", ending.personInvolved != true),
        ("Written notice to the person.", ending.noticeGiven == nil),
      ]
      let by = [ending.body.map { names([$0]) }, ending.delegate.map { "by \(names([$0]))" }, ending.decidedBy]
      let withdrawn = ending.withdrawn.map { " (withdrawn on \($0.spoken))" } ?? ""
      return Decision(
        day: ending.decided, what: "After-care to end\(withdrawn)", by: by.compactMap { $0 }.joined(separator: ", "),
        reasons: grounds, evidence: [assessment, ending.document].compactMap { $0 },
        missing: wanted.filter(\.1).map(\.0), fact: "endings:\(ending.id)")
    }
  }

  private static func funding(_ file: CaseFile) -> [Decision] {
    file.funding.map { agreement in
      Decision(
        day: agreement.signed ?? agreement.start,
        what: agreement.interim == true ? "Interim funding" : "Funding agreed",
        by: names(agreement.parties.map(\.body)),
        reasons: agreement.parties.map {
          "\(names([$0.body])) \($0.share.map { "\($0.value) %" } ?? "share not recorded")"
        }
        .joined(separator: ", "),
        evidence: [agreement.document].compactMap { $0 },
        missing: (agreement.document == nil ? ["The agreement as a document."] : [])
          + (agreement.signed == nil ? ["The day of signing."] : []), fact: "funding:\(agreement.id)")
    }
  }

  private static func register(_ file: CaseFile) -> [Decision] {
    guard let entry = file.register else { return [] }
    func found(_ what: String, _ body: BodyCode?, _ day: CivilDate?) -> Decision? {
      day.map { day in
        Decision(
          day: day, what: "\(what): \(body.map { names([$0]) } ?? "not recorded")", by: "not recorded", reasons: "",
          evidence: [], missing: ["Reasons: the register has no place for them."], fact: "register")
      }
    }
    return [
      found("Responsible council", entry.council, entry.councilDetermined),
      found("Responsible NHS body", entry.nhsBody, entry.nhsDetermined),
    ].compactMap { $0 }
  }

  private static func capacity(_ file: CaseFile) -> [Decision] {
    file.capacity.compactMap { row in
      (row.bestInterests ?? row.recorded).map { day in
        let lacks = row.lacks.map { $0 ? "lacks" : "has" } ?? "not recorded whether there is"
        return Decision(
          day: day, what: "Capacity for \(row.decision.rawValue): \(lacks) capacity", by: "not recorded", reasons: "",
          evidence: [
            row.assessed.map { "assessed \($0.spoken)" }, row.bestInterests.map { "best interests \($0.spoken)" },
          ]
          .compactMap { $0 },
          missing: row.lacks == true && (row.assessed == nil || row.bestInterests == nil)
            ? ["Assessment or best-interests decision."] : [], fact: "capacity:\(row.id)")
      }
    }
  }
}
