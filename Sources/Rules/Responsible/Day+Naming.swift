import CaseFile
import CivilTime
import Reference

extension Day {
  /// A body's name and code, as a person reads it.
  func naming(_ body: BodyCode) -> String {
    let name = Bodies.national.name(of: body)
    return name == body.text ? name : "\(name) (\(body))"
  }

  /// What became of an abolished body: `abolished on 1 July 2022, now NHS …`.
  func successorPhrase(_ body: BodyCode) -> String {
    let since = Bodies.national.abolition(of: body).map { "abolished on \($0.spoken)" } ?? "abolished"
    guard let now = broughtForward(body).body, now != body else { return since }
    return "\(since), now \(naming(now))"
  }
}
