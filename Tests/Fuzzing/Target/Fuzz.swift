import CaseFile
import CivilTime
import Rules

/// What the fuzzer calls with every input it makes: no input may make reading, writing or judging trap.
///
/// A case comes first; after a NUL byte, which no JSON text holds, its directory may follow.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let number = hash(of: bytes)
  let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
  let file = try? CaseFile(json: parts[0])
  let directory = (parts.count > 1 || file == nil ? parts.last : nil).flatMap { try? Directory(json: $0) }
  if let directory { checkRereading(of: directory) }
  if let file {
    checkRereading(of: file)
    assess(file, with: directory, choosing: number)
  }
  // Reads by the same functions, and so every fourth time only.
  if number % 4 == 0 { _ = try? RecordedFile(json: parts[0]) }
  return 0
}

/// What is written must be read again as the same.
private func checkRereading(of file: CaseFile) {
  var writer = FactWriter()
  file.write(to: &writer)
  guard (try? CaseFile(json: writer.json.bytes)) == file else { fatalError("the case is not read back as it was") }
  let written = writer.json.bytes
  guard written.count % 8 != 0 || isRecorded(written, as: file) else {
    fatalError("the case is not recorded as it was read")
  }
}

private func isRecorded(_ bytes: [UInt8], as file: CaseFile) -> Bool {
  guard case .caseFile(let recorded)? = try? RecordedFile(json: bytes) else { return false }
  return recorded == file
}

private func checkRereading(of directory: Directory) {
  var writer = FactWriter()
  directory.write(to: &writer)
  guard (try? Directory(json: writer.json.bytes)) == directory else {
    fatalError("the directory is not read back as it was")
  }
}

/// Judges the case on a day that it names, the day before or after, or a day far from all of them.
private func assess(_ file: CaseFile, with directory: Directory?, choosing number: UInt64) {
  var dates = DateCollector()
  var visited = file
  visited.visitFacts(&dates)
  let number = Int(number >> 16)
  var on = CivilDate(dayNumber: Int32(number % 40_000))
  if !dates.found.isEmpty, number % 8 != 0 {
    on = dates.found[number / 8 % dates.found.count] + (number % 3 - 1)
  }
  var settings = Settings.standard
  if let directory {
    do { try settings.apply(directory) } catch { settings = .standard }
  }
  let rulebook = Rulebook(directory: directory, settings: settings, explains: number % 5 != 0)
  let found = rulebook.assess(file, on: on)
  guard found.nextChange.map({ $0 > on }) ?? true else { fatalError("the next change is not after the day") }
  guard found.gaps.allSatisfy({ $0.since <= on }) else { fatalError("a gap is open since a day to come") }
}

/// FNV-1a, so that an input always leads to the same day.
private func hash(of bytes: [UInt8]) -> UInt64 {
  bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// Collects every day that a case names, in the order in which they stand there.
private struct DateCollector: FieldVisitor {
  private(set) var found: [CivilDate] = []

  mutating func field<Value: FieldValue>(_ name: String, _ value: inout Value, _ presence: Presence) {
    if let date = value as? CivilDate { found.append(date) }
    if let instant = value as? Instant { found.append(instant.londonDate) }
  }

  mutating func list<Element: Record>(_ name: String, _ elements: inout [Element], _ presence: Presence) {
    for index in elements.indices { elements[index].visit(&self) }
  }

  mutating func group<Group: Record>(_ name: String, _ group: inout Group?) {
    group?.visit(&self)
  }
}
