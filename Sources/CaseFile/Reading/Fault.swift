/// One thing that is wrong with a file: where, and what would mend it. Never holds a value of the file.
public struct Fault: Hashable, Sendable {
  /// A JSON Pointer (RFC 6901); empty for the file as a whole.
  public let pointer: String
  public let reason: String

  public init(pointer: String, reason: String) {
    self.pointer = pointer
    self.reason = reason
  }
}

extension Fault: CustomStringConvertible {
  public var description: String { pointer.isEmpty ? reason : "\(pointer): \(reason)" }
}

/// A file that does not fit the contract; it is refused whole.
public struct UnfitFile: Error, Sendable {
  /// Every fault that was found, in the order of the file.
  public let faults: [Fault]

  public init(faults: [Fault]) {
    self.faults = faults
  }

  init(_ error: JSONSyntaxError) {
    let place = "line \(error.line), column \(error.column)"
    self.init(faults: [Fault(pointer: "", reason: "is not JSON (\(place)): \(error.reason)")])
  }
}
