import Access
import CaseFile
import CivilTime
import Database
import Hummingbird
import Questions
import Record
import Rules

/// Gaps that a named person accepts for the token's body until a day.
struct AcceptanceRoutes {
  let register: RegisterQuestions
  let today: @Sendable () -> CivilDate

  static let path: RouterPath = "cases/:case/acceptances/:rule/:subject"
  /// The most bytes that an acceptance may have.
  private static let mostBytes = 1 << 16

  /// `PUT /api/v1/cases/{case}/acceptances/{rule}/{subject}`; the same again changes nothing.
  func accept(_ request: Request, _ context: AskingContext) async throws -> Response {
    let (claims, gap) = try asked(context)
    let sent = try AcceptanceFile(json: Array(buffer: try await request.body.collect(upTo: Self.mostBytes)))
    let asked = AcceptanceRequest(
      reference: gap.reference, rule: gap.rule, subject: gap.subject, acceptedBy: sent.acceptedBy,
      reason: sent.reason, acceptedOn: today(), until: sent.until.next)
    let outcome = try await committing {
      try await register.asked(by: context.asker, as: context.role).accept(asked, for: claims)
    }
    switch outcome {
    case .accepted: return Response(json: json(of: asked, for: claims.body))
    case .noSuchCase: throw Problem.noSuchCase
    case .noSuchGap: throw Problem.noSuchGap
    }
  }

  /// `DELETE` of the same: ends the acceptance before its day. What was accepted stays in the ledger.
  func end(_ request: Request, _ context: AskingContext) async throws -> Response {
    let (claims, gap) = try asked(context)
    let isEnded = try await committing {
      try await register.asked(by: context.asker, as: context.role).endAcceptance(
        of: gap.rule, gap.subject, in: gap.reference, for: claims)
    }
    guard isEnded else { throw Problem.noSuchAcceptance }
    return Response(status: .noContent, headers: [.cacheControl: "no-store"])
  }

  /// In whose name, and the gap that the path names.
  private func asked(
    _ context: AskingContext
  ) throws -> (claims: Claims, gap: (reference: CaseReference, rule: RuleID, subject: String)) {
    let claims = try context.requireClaims()
    guard context.mayRecord else { throw Problem.onlyAsks }
    guard let reference = context.caseReference else { throw Problem.noSuchCase }
    return (claims, (reference, RuleID(context.part("rule") ?? ""), context.part("subject") ?? ""))
  }

  private func committing<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch DatabaseError.commitOutcomeUnknown {
      throw Problem.acceptanceUnknown
    }
  }

  private func json(of asked: AcceptanceRequest, for body: BodyCode) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-acceptance/1")
      json.member("case", asked.reference.text)
      json.member("rule", asked.rule.text)
      json.member("subject", asked.subject)
      json.member("body", body.text)
      json.member("by", asked.acceptedBy)
      json.member("reason", asked.reason)
      json.member("on", asked.acceptedOn.description)
      json.member("until", asked.until.previous.description)
    }
    return json.text
  }
}
