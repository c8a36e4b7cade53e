/// Words of a letter: what stands in the source, and between it what is filled in from the record.
///
/// The two are kept apart so that the plainness of the words of the source can be measured.
package struct PlainWords: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The words as the person reads them.
  package private(set) var text: String
  /// The words of the source, with a short word in the place of each that was filled in.
  package private(set) var fixed: String

  package init(stringLiteral value: String) {
    text = value
    fixed = value
  }

  package init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
    fixed = stringInterpolation.fixed
  }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var fixed = ""

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) {
      text += literal
      fixed += literal
    }

    /// Something from the record: a name, a day.
    package mutating func appendInterpolation(_ filled: String) {
      text += filled
      fixed += "it"
    }

    /// Words of the source again.
    package mutating func appendInterpolation(_ words: PlainWords) {
      text += words.text
      fixed += words.fixed
    }
  }
}
