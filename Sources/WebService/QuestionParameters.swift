import CaseFile
import Foundation
import Hummingbird
import Questions

extension Request {
  /// The subject from the path, the rest from the query string, where nothing unknown may stand: a filter that is
  /// passed over would look like an answer.
  ///
  /// `besides` are the names of the query that say in which form the answer is wanted.
  func given(
    among parameters: [QuestionParameter], of name: String, besides: Set<String>, at path: Parameters
  ) throws -> [QuestionParameter: [String]] {
    var given: [QuestionParameter: [String]] = [:]
    for (key, value) in uri.queryParameters where !besides.contains(String(key)) {
      guard let parameter = parameters.first(where: { $0.queryName == key && !$0.isFile && !$0.isSubject }) else {
        throw Problem.bad(String(key), "is nothing that \(name) is asked with")
      }
      guard given[parameter] == nil || parameter.isRepeated else {
        throw Problem.bad(String(key), "must be given once")
      }
      given[parameter, default: []].append(String(value))
    }
    if let code = path.get("code") { given[.body] = [code] }
    if path.get("case") != nil {
      guard let reference = path.caseReference else { throw Problem.noSuchCase }
      given[.reference] = [reference.text]
    }
    return given
  }
}

extension Parameters {
  /// The case that the path names; nil where it is no reference.
  var caseReference: CaseReference? {
    self.get("case")?.removingPercentEncoding.flatMap { CaseReference($0) }
  }
}

extension Problem {
  /// What a question cannot use.
  static func bad(_ bad: BadParameter) -> Problem {
    .bad(bad.parameter == .body ? "code" : bad.parameter.queryName, bad.reason)
  }
}
