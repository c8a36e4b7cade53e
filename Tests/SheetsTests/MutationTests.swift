import CaseFile
import Sheets
import Testing

/// Good files made bad: each is read whole, or refused with at least one located fault that quotes nothing.
@Suite struct MutationTests {
  static let mapping = """
    {"format": "aftercare-mapping/1", "name": "sheet", "key": "Id", "columns": {
      "NHS": "person.nhs_number", "Name": "person.family_name", "Born": "person.birth_date",
      "Council": "register.council", "Worker": "key_workers.name", "Since": "key_workers.start"}}
    """
  /// Some two kilobytes of people, with quotes, line feeds and two alphabets.
  static let good: [UInt8] = {
    var text = "Id,NHS,Name,Born,Council,Worker,Since\r\n"
    for row in 0..<28 {
      let number = NHSNumber(base: 999_000_001 + row)?.digits ?? ""
      text += "k\(row),\(number),\"Zqfam\(row)xq, \"\"Ż\"\"\",1984-05-17,E08000035,\"Zqkey\r\n\(row)xq\",2021-09-02\r\n"
    }
    return Array(text.utf8)
  }()

  static func read(_ bytes: [UInt8]) throws(SheetFaults) -> SheetContent {
    var sheet = RegisterSheet(try! Mapping(json: Array(mapping.utf8)))
    try sheet.feed(bytes)
    return try sheet.finish()
  }

  /// Whether it was read; where it was not, its faults have a place and name nobody.
  static func isRead(_ bytes: [UInt8]) -> Bool {
    do throws(SheetFaults) {
      _ = try read(bytes)
      return true
    } catch {
      #expect(error.count > 0 && !error.listed.isEmpty)
      for fault in error.listed.prefix(50) {
        let text = "\(fault)"
        #expect(fault.line > 0 && !text.contains("Zq") && !text.contains("99900") && !text.contains("1984"))
      }
      return false
    }
  }

  @Test func theGoodFileIsRead() throws {
    let content = try Self.read(Self.good)
    #expect(content.people.count == 28 && content.rows == 28)
    #expect(Self.good.count > 2_000)
  }

  @Test func cutAtEveryByte() {
    let ends = (0...Self.good.count).filter { Self.isRead(Array(Self.good[..<$0])) }
    // The header alone is a file of nobody; after it, every end of a record.
    #expect(ends.count == 29)
    for end in ends { #expect(Self.good[end - 1] == 0x0A) }
  }

  @Test func everyBitFlipped() {
    var refused = 0
    for place in Self.good.indices {
      for bit in [0, 6] {
        var bytes = Self.good
        bytes[place] ^= 1 << bit
        if !Self.isRead(bytes) { refused += 1 }
      }
    }
    // A letter of a name becomes another; the rest is noticed.
    #expect(refused > Self.good.count)
  }

  @Test func quotesNulsAndLineEndsPutInAnywhere() {
    for mark in ["\"", "\"\"\"", "\u{0}", "\r", "\u{1B}"] {
      var read = 0
      for place in 0...Self.good.count {
        var bytes = Self.good
        bytes.insert(contentsOf: mark.utf8, at: place)
        if Self.isRead(bytes) { read += 1 }
      }
      // A quote may fall in with one that is there, and a return into quotes: never a NUL.
      #expect(read < Self.good.count / 3, "\(mark.utf8.map { $0 }) read \(read) times")
      if mark == "\u{0}" || mark == "\u{1B}" { #expect(read == 0) }
    }
  }

  @Test func manyFaultsAtOnceNeverTrap() {
    var state: UInt64 = 117
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<2_000 {
      var bytes = Self.good
      for _ in 0...next(6) where !bytes.isEmpty {
        let place = next(bytes.count)
        switch next(4) {
        case 0: bytes[place] = UInt8(next(256))
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + next(60)))
        case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + next(60))], at: next(bytes.count))
        default: bytes.insert(contentsOf: [UInt8](repeating: UInt8(ascii: "\""), count: next(5)), at: place)
        }
      }
      _ = Self.isRead(bytes)
    }
  }

  @Test func anNHSNumberTwiceIsRefused() {
    let text = String(decoding: Self.good, as: UTF8.self)
    let line = text.components(from: "k3,", to: "k4,")
    #expect(!Self.isRead(Array((text + line.replacing("k3,", with: "k99,")).utf8)))
    #expect(!Self.isRead(Array((text + line).utf8)))
  }
}

extension String {
  fileprivate func components(from start: String, to end: String) -> String {
    guard let first = firstRange(of: start), let last = firstRange(of: end) else { return "" }
    return String(self[first.lowerBound..<last.lowerBound])
  }

  private func firstRange(of text: String) -> Range<Index>? { ranges(of: text).first }
}
