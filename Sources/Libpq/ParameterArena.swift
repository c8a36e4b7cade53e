/// The parameters of one statement in libpq's form: one block of NUL-terminated texts.
///
/// One block means one lifetime for all pointers into it, for as long as the send takes.
struct ParameterArena {
  /// The texts, each followed by a NUL.
  private(set) var bytes: [UInt8] = []
  /// Where each text begins; -1 for null.
  private(set) var offsets: [Int] = []

  /// Packs the parameters.
  ///
  /// Throws `misuse` for a text with a NUL in it, which libpq would cut without a word, and for
  /// more parameters than the protocol can count.
  init(_ parameters: [Parameter]) throws(PostgresError) {
    guard parameters.count <= 65_535 else {
      throw .misuse("a statement takes at most 65535 parameters, not \(parameters.count)")
    }
    offsets.reserveCapacity(parameters.count)
    for (index, parameter) in parameters.enumerated() {
      let start = bytes.count
      guard parameter.append(to: &bytes) else {
        offsets.append(-1)
        continue
      }
      guard !bytes[start...].contains(0) else {
        throw .misuse("parameter \(index + 1) contains a NUL character")
      }
      bytes.append(0)
      offsets.append(start)
    }
  }
}
