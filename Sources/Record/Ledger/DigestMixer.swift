internal import CivilTime

/// Mixes words into two halves of 64 bits, each in a way of its own.
///
/// Every step maps words one to one onto states, so that what differs in one word always differs; two unlike
/// sequences agree in both halves once in 2^128. The same on every machine, unlike Swift's own `Hasher`.
struct DigestMixer {
  private var first: UInt64 = 0x243f_6a88_85a3_08d3
  private var second: UInt64 = 0x1319_8a2e_0370_7344

  mutating func mix(_ word: UInt64) {
    first = (first ^ word) &* 0x9e37_79b9_7f4a_7c15
    first = (first ^ first &>> 32) &* 0xd6e8_feb8_6659_fd93
    first ^= first &>> 29
    second = (second &+ word) &* 0xff51_afd7_ed55_8ccd
    second = (second ^ second &>> 33) &* 0xc4ce_b9fe_1a85_ec53
    second ^= second &>> 31
  }

  /// The length first, then eight bytes a word: no two texts in a row can pass for two others.
  mutating func mix(_ text: String) {
    mix(UInt64(text.utf8.count))
    var word: UInt64 = 0
    var bits: UInt64 = 0
    for byte in text.utf8 {
      word |= UInt64(byte) &<< bits
      bits &+= 8
      if bits == 64 {
        mix(word)
        (word, bits) = (0, 0)
      }
    }
    if bits > 0 { mix(word) }
  }

  /// Bytes whose number is known: eight a word, the last word filled up with zeros.
  mutating func mix(_ bytes: ArraySlice<UInt8>) {
    var word: UInt64 = 0
    var bits: UInt64 = 0
    for byte in bytes {
      word |= UInt64(byte) &<< bits
      bits &+= 8
      if bits == 64 {
        mix(word)
        (word, bits) = (0, 0)
      }
    }
    if bits > 0 { mix(word) }
  }

  mutating func mix(_ text: String?) {
    mix(text == nil ? 0 : 1 as UInt64)
    if let text { mix(text) }
  }

  /// A day by its number; no day has the number that stands for none.
  mutating func mix(_ date: CivilDate?) {
    mix(date.map { UInt64(UInt32(bitPattern: $0.dayNumber)) } ?? .max)
  }

  var halves: (Int64, Int64) { (Int64(bitPattern: first), Int64(bitPattern: second)) }
}
