extension FactReader {
  /// Notes every reference to a fact that the file does not hold.
  mutating func checkReferences(of file: CaseFile) {
    for dangling in file.danglingReferences() {
      let place: [Step] = [.name(dangling.list), .index(dangling.index), .name(dangling.member)]
      path.append(contentsOf: place + (dangling.position.map { [.index($0)] } ?? []))
      fault("must be the id of \(dangling.wanted) in this file")
      path.removeLast(place.count + (dangling.position == nil ? 0 : 1))
    }
  }
}
