import CaseFile
import HTTPTypes
import Hummingbird
import Rules

/// An error as the API tells it (RFC 9457), with what to do next. Never a person's details.
struct Problem: Error, HTTPResponseError {
  let status: HTTPResponse.Status
  let code: String
  let detail: String
  /// What is wrong with what was sent, each by its JSON Pointer.
  var faults: [Fault] = []
  /// The version at which the case is, where that is what the sender must know.
  var version: Int?

  /// A case that is not there and one that the body has nothing to do with read the same.
  static let noSuchCase = Problem(
    status: .notFound, code: "no_such_case",
    detail: "There is no such case among those of your body.")

  static let unauthorised = Problem(
    status: .unauthorized, code: "token_needed",
    detail: "Send a valid token: Authorization: Bearer aftercare_... (aftercare token issue --body CODE).")

  static let otherBody = Problem(
    status: .forbidden, code: "other_body",
    detail: "A token speaks for one body and for those it succeeded; ask with a token of that body.")

  static let otherRole = Problem(
    status: .forbidden, code: "other_role",
    detail: "The role of the token may not ask this; see docs/access.md.")

  static let unavailable = Problem(
    status: .serviceUnavailable, code: "database_unreachable",
    detail: "The database cannot be reached. Nothing was changed; ask again shortly.")

  static func bad(_ parameter: String, _ wanted: String) -> Problem {
    Problem(status: .badRequest, code: "bad_parameter", detail: "\(parameter) \(wanted).")
  }

  func response(from request: Request, context: some RequestContext) throws -> Response {
    var json = JSONWriter()
    json.object { json in
      json.member("title", status.reasonPhrase)
      json.name("status")
      json.integer(status.code)
      json.member("code", code)
      json.member("detail", detail)
      if !faults.isEmpty {
        json.name("faults")
        json.array(faults) { json, fault in
          json.object { json in
            json.member("pointer", fault.pointer)
            json.member("reason", fault.reason)
          }
        }
      }
    }
    var response = Response(json: json.text, status: status)
    response.headers[.contentType] = "application/problem+json"
    if let version { response.headers[.eTag] = "\"\(version)\"" }
    if status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }
}

extension Response {
  /// An answer in JSON, which nobody may keep.
  init(json: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status,
      headers: [
        .contentType: "application/json; charset=utf-8", .cacheControl: "no-store",
        .xContentTypeOptions: "nosniff",
      ],
      body: .init(byteBuffer: ByteBuffer(string: json)))
  }
  /// An answer in Prometheus's text format.
  init(metrics: String) {
    self.init(
      status: .ok,
      headers: [
        .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
        .xContentTypeOptions: "nosniff",
      ],
      body: .init(byteBuffer: ByteBuffer(string: metrics)))
  }
}
