internal import CaseFile

/// The trail as lines of JSON: what a person reads, and beside it the row as it is hashed.
///
/// A line is taken only if it is, to the byte, what is written for its row: so the words cannot say anything else.
package enum TrailLine {
  /// The first line of a file.
  package static let first = "{\"format\":\"aftercare-trail/1\"}"

  /// The last line of a file, by which a cut one is known.
  package static func last(seals: Int64, events: Int64) -> String {
    "{\"end\":true,\"seals\":\(seals),\"events\":\(events)}"
  }

  package static func text(_ seal: SealRow) -> String {
    var json = JSONWriter()
    json.object { json in
      json.name("seal")
      json.literal(String(seal.number))
      json.name("era")
      json.literal(String(seal.from.era))
      json.word("from_xid", String(seal.from.xid))
      json.word("to_xid", String(seal.to.xid))
      json.name("events")
      json.literal(String(seal.events))
      json.name("total")
      json.literal(String(seal.total))
      json.word("sealed_at", TrailTime.text(seal.at))
      json.word("previous", Hexadecimal.text(seal.previous))
      json.word("hash", Hexadecimal.text(seal.hash))
      json.word("row", Hexadecimal.text(seal.encoded))
    }
    return json.text
  }

  package static func text(_ event: EventRow) -> String {
    guard let raw = event.raw else { return "" }
    var json = JSONWriter()
    json.object { json in
      json.name("event")
      json.literal(String(event.id))
      json.word("at", TrailTime.text(event.at))
      json.name("era")
      json.literal(String(event.key.era))
      json.word("xid", String(event.key.xid))
      for (name, column) in words { json.word(name, raw.text(column)) }
      json.word("case_key", raw.isNull(10) ? nil : Hexadecimal.text(raw.column(10)))
      json.word("detail", raw.text(11))
      json.word("hash", Hexadecimal.text(raw.column(12)))
      json.word("row", Hexadecimal.text(event.encoded))
    }
    return json.text
  }

  private static let words = [("login", 5), ("role", 6), ("actor", 7), ("bodies", 8), ("kind", 9)]
}

/// Reads lines of a trail and verifies them as they come.
package struct TrailLineReader {
  private var verifier: TrailVerifier
  private var (seals, events): (Int64, Int64) = (0, 0)
  private var isBegun = false
  private var isEnded = false

  package init(anchors: [Anchor]) { verifier = TrailVerifier(anchors: anchors) }

  /// Takes the next line, without its end.
  package mutating func take(_ line: [UInt8]) throws(TrailFault) {
    guard !isEnded else { throw TrailFault(.unreadable, "something follows the last line") }
    let text = String(decoding: line, as: UTF8.self)
    if !isBegun {
      guard text == TrailLine.first else { throw TrailFault(.unreadable) }
      isBegun = true
    } else if text == TrailLine.last(seals: seals, events: events) {
      isEnded = true
    } else if text.hasPrefix("{\"seal\":") {
      try takeSeal(text)
    } else if text.hasPrefix("{\"event\":") {
      try takeEvent(text)
    } else {
      throw TrailFault(.unreadable, "a line is none of a trail, after \(events) events")
    }
  }

  /// Ends the file and says what it came to.
  package mutating func finish() throws(TrailFault) -> TrailSummary {
    let summary = try verifier.finish()
    guard isEnded else { throw TrailFault(.tailMissing, "the last line of the file is missing") }
    return summary
  }

  private mutating func takeSeal(_ text: String) throws(TrailFault) {
    var place = 0
    guard let bytes = row(in: text), let seal = SealRow(bytes, at: &place), place == bytes.count else {
      throw TrailFault(.unreadable, "a seal, after \(seals) seals")
    }
    guard TrailLine.text(seal) == text else {
      throw TrailFault(.sealChanged, seal: seal.number, "its words are not those of its row")
    }
    verifier.add(seal)
    seals += 1
  }

  private mutating func takeEvent(_ text: String) throws(TrailFault) {
    var place = 0
    guard let bytes = row(in: text), let event = EventRow(bytes, at: &place), place == bytes.count
    else { throw TrailFault(.unreadable, "an event, after \(events) events") }
    guard TrailLine.text(event) == text else {
      throw TrailFault(.eventChanged, event: event.id, "its words are not those of its row")
    }
    try verifier.add(event)
    events += 1
  }

  private func row(in text: String) -> [UInt8]? {
    let line = Array(text.utf8)
    guard line.count > 2, line.suffix(2) == Array("\"}".utf8)[...],
      let quote = line.dropLast(2).lastIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return Hexadecimal.bytes(String(decoding: line[(quote + 1)..<(line.count - 2)], as: UTF8.self))
  }
}

extension JSONWriter {
  fileprivate mutating func word(_ name: String, _ text: String?) {
    self.name(name)
    if let text { string(text) } else { null() }
  }
}
