/// How old a reader must be to follow a text: the grade of Flesch and Kincaid (1975) and five years.
///
///     0.39 × words a sentence + 11.8 × syllables a word − 15.59 + 5
struct ReadingAge {
  private(set) var sentences = 0
  private(set) var words = 0
  private(set) var syllables = 0
  private(set) var longestSentence = ""

  var age: Double {
    0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words) - 15.59 + 5
  }

  /// Adds a paragraph, a heading or a point: each ends a sentence.
  mutating func add(_ text: String) {
    for sentence in text.split(whereSeparator: { ".?!:".contains($0) }) {
      let found = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
      guard !found.isEmpty else { continue }
      sentences += 1
      words += found.count
      syllables += found.map { ReadingAge.syllables(of: $0.lowercased()) }.reduce(0, +)
      if found.count > longestSentence.split(separator: " ").count { longestSentence = found.joined(separator: " ") }
    }
  }

  /// Groups of vowels, without a silent e at the end; at least one.
  static func syllables(of word: String) -> Int {
    let vowels = Set("aeiouy")
    var count = 0
    var wasVowel = false
    for letter in word {
      let isVowel = vowels.contains(letter)
      if isVowel, !wasVowel { count += 1 }
      wasVowel = isVowel
    }
    let isSilent =
      word.hasSuffix("e") && !word.hasSuffix("le")
      || word.hasSuffix("ed") && !word.hasSuffix("ted") && !word.hasSuffix("ded")
    return max(1, isSilent ? count - 1 : count)
  }
}
