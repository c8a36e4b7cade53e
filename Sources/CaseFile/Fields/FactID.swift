/// The name of a fact, unique within its list in a case: `^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$`.
///
/// Compared byte by byte.
public struct FactID: Hashable, Sendable {
  public let text: String

  /// An id that is known to be well formed.
  public init(unchecked text: String) {
    self.text = text
  }

  /// The id so written; nil where it has not the form of one.
  public init?(_ text: String) {
    guard FactID.isName(text, longest: 64, alsoAllowed: "_.-") else { return nil }
    self.text = text
  }

  /// A letter or digit, then letters, digits and the characters in `alsoAllowed`, all of them ASCII.
  static func isName(_ text: String, longest: Int, alsoAllowed: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= longest, isLetterOrDigit(first) else {
      return false
    }
    return bytes.allSatisfy { isLetterOrDigit($0) || alsoAllowed.utf8.contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension FactID: Comparable {
  public static func < (left: FactID, right: FactID) -> Bool { left.text < right.text }
}

extension FactID: CustomStringConvertible {
  public var description: String { text }
}

/// The register's own reference for a case: `^[A-Za-z0-9][A-Za-z0-9/_.-]{0,39}$`; never an NHS number.
public struct CaseReference: Hashable, Sendable {
  public let text: String

  public init(unchecked text: String) {
    self.text = text
  }

  public init?(_ text: String) {
    guard FactID.isName(text, longest: 40, alsoAllowed: "/_.-") else { return nil }
    self.text = text
  }
}

extension CaseReference: Comparable {
  public static func < (left: CaseReference, right: CaseReference) -> Bool {
    left.text < right.text
  }
}

extension CaseReference: CustomStringConvertible {
  public var description: String { text }
}
