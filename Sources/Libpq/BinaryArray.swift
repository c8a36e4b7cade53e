/// PostgreSQL's binary form of a one-dimensional array.
@safe
struct BinaryArray {
  private let bytes: UnsafeRawBufferPointer
  private let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
    precondition(bytes.count >= 12, "not an array")
    let dimensions = unsafe bytes.loadUnaligned(as: UInt32.self).bigEndian
    precondition(dimensions <= 1, "an array of one dimension is expected")
    guard dimensions == 1 else {
      count = 0
      return
    }
    precondition(bytes.count >= 20, "not an array")
    let length = unsafe bytes.loadUnaligned(fromByteOffset: 12, as: Int32.self).bigEndian
    count = Int(length)
  }

  /// Every element transformed; nil if one is null or has no transform.
  func map<Element>(_ transform: (UnsafeRawBufferPointer) -> Element?) -> [Element]? {
    var elements: [Element] = []
    elements.reserveCapacity(count)
    var position = 20
    for _ in 0..<count {
      unsafe precondition(position + 4 <= bytes.count, "an array is cut short")
      let length = unsafe bytes.loadUnaligned(fromByteOffset: position, as: Int32.self).bigEndian
      guard length >= 0 else { return nil }
      let start = position + 4
      position = start + Int(length)
      unsafe precondition(position <= bytes.count, "an array is cut short")
      let slice = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<position])
      guard let element = unsafe transform(slice) else { return nil }
      elements.append(element)
    }
    return elements
  }
}
