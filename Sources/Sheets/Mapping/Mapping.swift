/// What the columns of a local register mean. Format `aftercare-mapping/1`; described in docs/import.md.
package struct Mapping: Hashable, Sendable {
  package static let format = "aftercare-mapping/1"

  /// The beginning of the ids of all facts that come by this mapping.
  package var name = ""
  /// The column with the sheet's own key of the person.
  package var key = ""
  /// The column that tells the rows of one person apart; nil where a person has one row.
  package var row: String?
  /// The column with the case reference; nil where the register gives references.
  package var reference: String?
  package var dates = DateForm.iso
  /// Columns that may be there and are left aside.
  var ignored: Set<String> = []
  var targets = FactTargets()
  /// Every column that must be there, in the order of the mapping.
  var columns: [String] = []

  init() {}

  /// A small letter or digit, then up to 19 small letters, digits or hyphens.
  static func isName(_ text: String) -> Bool {
    let bytes = text.utf8
    func isPlain(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
    guard let first = bytes.first, bytes.count <= 20, isPlain(first) else { return false }
    return bytes.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
  }
}
