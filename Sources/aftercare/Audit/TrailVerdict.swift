import Audit
import CaseFile
import Rules

/// What verifying a trail came to, in words and as JSON.
struct TrailVerdict {
  private let result: Result<TrailSummary, TrailFault>
  private let anchorsGiven: Bool

  init(_ result: Result<TrailSummary, TrailFault>, anchorsGiven: Bool) {
    self.result = result
    self.anchorsGiven = anchorsGiven
  }

  var isWhole: Bool { (try? result.get()) != nil }

  var text: String {
    switch result {
    case .failure(let fault): "The audit trail was tampered with, or is not whole. The first fault: \(fault).\n"
    case .success(let summary): words(of: summary).joined(separator: "\n") + "\n"
    }
  }

  private func words(of summary: TrailSummary) -> [String] {
    var lines = ["The audit trail is whole: \(summary.events) events, \(summary.seals) seals."]
    if let head = summary.head {
      lines.append("Last seal: \(head.seal), \(head.moment), head \(head.digits).")
    }
    if let oldest = summary.oldestUnsealedMoment {
      lines.append("Not sealed yet: \(summary.unsealed) events, the oldest of \(oldest).")
    }
    if summary.eras > 1 { lines.append("It was written in \(summary.eras) clusters, one after another.") }
    lines.append(
      anchorsGiven
        ? "Anchors that agree: \(summary.anchors)."
        : "No anchor was given, so it is not shown that the end is there and that the chain is the first one.")
    return lines
  }

  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.member("format", "aftercare-trail-verdict/1")
      json.member("verdict", isWhole ? "whole" : "tampered")
      switch result {
      case .failure(let fault): write(fault, to: &json)
      case .success(let summary): write(summary, to: &json)
      }
    }
    return json.text + "\n"
  }

  private func write(_ fault: TrailFault, to json: inout JSONWriter) {
    json.name("fault")
    json.object { json in
      json.member("kind", fault.kind.rawValue)
      number("event", fault.event, &json)
      number("seal", fault.seal, &json)
      json.member("words", "\(fault)")
    }
  }

  private func write(_ summary: TrailSummary, to json: inout JSONWriter) {
    number("events", summary.events, &json)
    number("seals", summary.seals, &json)
    number("clusters", Int64(summary.eras), &json)
    number("unsealed", summary.unsealed, &json)
    json.member("oldest_unsealed", summary.oldestUnsealedMoment)
    number("anchors_agreeing", Int64(summary.anchors), &json)
    json.name("head")
    guard let head = summary.head else { return json.null() }
    json.object { json in
      number("seal", head.seal, &json)
      number("events", head.events, &json)
      json.member("head", head.digits)
      json.member("sealed_at", head.moment)
    }
  }

  private func number(_ name: String, _ value: Int64?, _ json: inout JSONWriter) {
    json.name(name)
    json.literal(value.map { String($0) } ?? "null")
  }
}
