import Access
import CaseFile
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Questions
import Record

/// The version of a case, and changes of its facts.
struct ChangeRoutes {
  let register: RegisterQuestions

  /// The most bytes that a change may have.
  private static let mostBytes = 1 << 20

  /// `GET /api/v1/cases/{case}/version`.
  func version(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard let reference = context.caseReference,
      let version = try await register.asked(by: context.asker, as: context.role).version(of: reference, for: claims)
    else { throw Problem.noSuchCase }
    var json = JSONWriter()
    json.object { json in
      json.name("case")
      json.string(reference.text)
      json.name("version")
      json.integer(version)
    }
    return Response(json: json.text).at(version)
  }

  /// `POST /api/v1/cases/{case}/changes`, with `If-Match` and, better, `Idempotency-Key`.
  func record(_ request: Request, _ context: AskingContext) async throws -> Response {
    let claims = try context.requireClaims()
    guard context.mayRecord else { throw Problem.onlyAsks }
    guard let reference = context.caseReference else { throw Problem.noSuchCase }
    let wanted = try WantedVersion(request)
    let bytes = try await request.body.collect(upTo: Self.mostBytes)
    var change = try FactChange(json: Array(buffer: bytes))
    try complete(&change, of: reference, wanted)
    change.key = try key(of: request) ?? change.key
    let recorded: RecordedChange
    do {
      recorded = try await register.asked(by: context.asker, as: context.role).record(
        change, of: reference, for: claims, takesAnyVersion: wanted == .any)
    } catch DatabaseError.commitOutcomeUnknown {
      throw Problem.outcomeUnknown
    }
    var response = Response(json: recorded.json).at(recorded.version)
    if recorded.isKept { response.headers[.idempotencyReplayed] = "true" }
    return response
  }

  /// What the file leaves to the request it takes from there; where both say it they must say the same.
  private func complete(
    _ change: inout FactChange, of reference: CaseReference, _ wanted: WantedVersion
  ) throws {
    guard change.reference == nil || change.reference == reference else {
      throw Problem.bad("case", "must be the case of the path, or be left out")
    }
    if case .version(let version) = wanted {
      guard change.version == nil || change.version == version else {
        throw Problem.bad("version", "must be that of If-Match, or be left out")
      }
      change.version = version
    }
  }

  private func key(of request: Request) throws -> ChangeKey? {
    guard let text = request.headers[.idempotencyKey] else { return nil }
    let quotes = CharacterSet(charactersIn: "\"")
    guard let key = ChangeKey(text.trimmingCharacters(in: quotes)) else {
      throw Problem.bad("Idempotency-Key", "must be at most 64 letters, digits, '_', '.', ':' or '-'")
    }
    return key
  }
}

/// Against which version a change was made: the header `If-Match`.
enum WantedVersion: Equatable {
  case version(Int)
  /// `*`: whatever the version is.
  case any

  init(_ request: Request) throws {
    guard let text = request.headers[.ifMatch] else { throw Problem.versionNeeded }
    if text == "*" {
      self = .any
    } else if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 2,
      let version = Int(text.dropFirst().dropLast()), version > 0
    {
      self = .version(version)
    } else {
      throw Problem.bad("If-Match", "must be the ETag of the case, as in \"7\"")
    }
  }
}

extension AskingContext {
  /// The case that the path names; nil where it is no reference.
  var caseReference: CaseReference? { parameters.caseReference }

  /// A part of the path as it was meant; nil where it is not well encoded.
  func part(_ name: String) -> String? { parameters.get(name)?.removingPercentEncoding }
}

extension Response {
  /// The same answer with the version of the case as its entity tag.
  fileprivate func at(_ version: Int) -> Response {
    var response = self
    response.headers[.eTag] = "\"\(version)\""
    return response
  }
}

extension HTTPField.Name {
  /// From which version of the case an answer was worked out.
  static let caseVersion = well("Case-Version")
  /// Whether nothing is known to be missing from an answer.
  static let answerComplete = well("Answer-Complete")
  fileprivate static let idempotencyKey = well("Idempotency-Key")
  fileprivate static let idempotencyReplayed = well("Idempotency-Replayed")

  /// A name that is known to be well formed.
  static func well(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("not the name of a header") }
    return name
  }
}
