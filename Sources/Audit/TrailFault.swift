/// The first thing in the trail that is not as it was sealed, and where it stands.
package struct TrailFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: String, Sendable, CaseIterable {
    case eventChanged = "event_changed"
    case eventMissing = "event_missing"
    case eventInserted = "event_inserted"
    case eventBackdated = "event_backdated"
    case sealChanged = "seal_changed"
    case sealMissing = "seal_missing"
    case sealForked = "seal_forked"
    case tailMissing = "tail_missing"
    case anchorUnsigned = "anchor_unsigned"
    case unreadable
  }

  package let kind: Kind
  /// The event, by its number.
  package var event: Int64?
  /// The seal in whose range it stands, or that is itself at fault.
  package var seal: Int64?
  /// What else is known, in words.
  package var detail = ""

  package init(_ kind: Kind, event: Int64? = nil, seal: Int64? = nil, _ detail: String = "") {
    self.kind = kind
    self.event = event
    self.seal = seal
    self.detail = detail
  }
}

extension TrailFault: CustomStringConvertible {
  package var description: String {
    let place = [event.map { "event \($0)" }, seal.map { "seal \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
    return (place.isEmpty ? "" : place + ": ") + words + (detail.isEmpty ? "" : "; \(detail)")
  }

  private var words: String {
    switch kind {
    case .eventChanged: "the event is not as it was sealed"
    case .eventMissing: "the event was sealed and is gone"
    case .eventInserted: "the event stands in a sealed range and was not sealed with it"
    case .eventBackdated: "the event says that it is older than its transaction can be"
    case .sealChanged: "the seal is not as it was made"
    case .sealMissing: "a seal is gone from the chain"
    case .sealForked: "the chain has another head here than was anchored: it was made anew"
    case .tailMissing: "the end of the trail is gone"
    case .anchorUnsigned: "an anchor is not signed by the key that was given"
    case .unreadable: "this is not an audit trail"
    }
  }
}
