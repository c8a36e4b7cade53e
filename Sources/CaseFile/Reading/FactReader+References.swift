extension FactReader {
  /// Notes every reference to a fact that the file does not hold, also where it has other faults: what could not be
  /// read as an id is none that anything could refer to, and refers to nothing.
  mutating func checkReferences(of file: CaseFile) {
    for dangling in file.danglingReferences() where dangling.target != FactID.blank {
      let place: [Step] = [.name(dangling.list), .index(dangling.index), .name(dangling.member)]
      path.append(contentsOf: place + (dangling.position.map { [.index($0)] } ?? []))
      fault("must be the id of \(dangling.wanted) in this file")
      path.removeLast(place.count + (dangling.position == nil ? 0 : 1))
    }
  }
}
