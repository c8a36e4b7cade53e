/// A JSON Patch (RFC 6902) of `add`, `replace` and `remove` alone: one fact changed in a case that is in order.
struct Patch {
  enum Fault: Error { case malformed(String), absent(String) }

  private struct Step {
    let operation: String
    let path: [String]
    let value: Any?
  }

  private let steps: [Step]

  init(_ operations: [[String: Any]]) throws {
    steps = try operations.map { step in
      guard let operation = step["op"] as? String, let pointer = step["path"] as? String, pointer.hasPrefix("/"),
        operation == "remove" ? step["value"] == nil : step["value"] != nil
      else { throw Fault.malformed("\(step)") }
      let path = pointer.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map {
        String($0).replacing("~1", with: "/").replacing("~0", with: "~")
      }
      return Step(operation: operation, path: path, value: step["value"])
    }
  }

  /// The document with every step taken, in order.
  func applied(to document: Any) throws -> Any {
    try steps.reduce(document) { try Patch.take($1, $1.path[...], in: $0) }
  }

  private static func take(_ step: Step, _ path: ArraySlice<String>, in node: Any) throws -> Any {
    guard let key = path.first else { throw Fault.malformed(step.path.joined(separator: "/")) }
    let rest = path.dropFirst()
    if var object = node as? [String: Any] {
      if rest.isEmpty {
        if step.operation != "add", object[key] == nil { throw Fault.absent(step.path.joined(separator: "/")) }
        object[key] = step.value
      } else {
        guard let child = object[key] else { throw Fault.absent(step.path.joined(separator: "/")) }
        object[key] = try take(step, rest, in: child)
      }
      return object
    }
    guard var list = node as? [Any] else { throw Fault.absent(step.path.joined(separator: "/")) }
    let index = key == "-" && step.operation == "add" && rest.isEmpty ? list.count : Int(key) ?? -1
    let bound = rest.isEmpty && step.operation == "add" ? list.count + 1 : list.count
    guard (0..<bound).contains(index) else { throw Fault.absent(step.path.joined(separator: "/")) }
    switch (rest.isEmpty, step.operation, step.value) {
    case (false, _, _): list[index] = try take(step, rest, in: list[index])
    case (true, "add", let value?): list.insert(value, at: index)
    case (true, "replace", let value?): list[index] = value
    case (true, "remove", _): list.remove(at: index)
    default: throw Fault.malformed(step.operation)
    }
    return list
  }
}
