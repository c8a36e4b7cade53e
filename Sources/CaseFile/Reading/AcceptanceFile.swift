public import CivilTime

/// Who answers for a gap, why and until when, as it is sent.
public struct AcceptanceFile: Hashable, Sendable {
  /// A name and an office.
  public let acceptedBy: String
  public let reason: String
  /// The last day on which it holds.
  public let until: CivilDate

  /// Reads `{"accepted_by": …, "reason": …, "until": …}`; anything else in it is a fault.
  ///
  /// - Throws: `UnfitFile` with every fault, each by its JSON Pointer.
  public init(json bytes: [UInt8]) throws(UnfitFile) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes) } catch { throw UnfitFile(error) }
    var reader = FactReader(document: document)
    var given: (by: String?, reason: String?, until: CivilDate?)
    reader.readObject(at: 0) { reader in
      reader.field("accepted_by", &given.by, .required)
      reader.field("reason", &given.reason, .required)
      reader.field("until", &given.until, .required)
    }
    guard reader.faults.isEmpty, let acceptedBy = given.by, let why = given.reason, let until = given.until else {
      let missing = Fault(pointer: "", reason: "wants accepted_by, reason and until, none of them null")
      throw UnfitFile(faults: reader.faults.isEmpty ? [missing] : reader.faults)
    }
    (self.acceptedBy, reason, self.until) = (acceptedBy, why, until)
  }
}
