import Audit
import CaseFile
import Foundation
import Sheets

/// Sheets read whole: what they hold, and the hashes by which they are known again.
struct SheetReading {
  private(set) var content = SheetContent()
  /// SHA-256 of each file, in the order in which they were given.
  private(set) var files: [[UInt8]] = []
  /// SHA-256 of all that makes an import the same as another.
  private(set) var digest: [UInt8] = []

  /// - Throws: `Failure` with every fault, where the sheets or the mapping do not fit or cannot be read.
  init(_ inputs: [InputFile], _ options: SheetOptions) throws {
    var mapping: [UInt8] = []
    do {
      if let path = options.mapping {
        mapping = try InputFile(path: path).bytes()
        try readRegister(inputs[0], by: try SheetReading.mapping(mapping, named: path))
      } else {
        try readTables(inputs, options)
      }
    } catch let faults as SheetFaults {
      throw Failure(faults)
    }
    var all = FileDigest()
    all.update(mapping)
    for file in files.sorted(by: { $0.lexicographicallyPrecedes($1) }) { all.update(file) }
    all.update(Array("\(options.complete) \(options.codes) \(options.provider?.text ?? "")".utf8))
    digest = all.bytes
  }

  /// A local register, to be looked at only.
  init(_ inputs: [InputFile], mapping path: String) throws {
    do {
      try readRegister(inputs[0], by: try SheetReading.mapping(try InputFile(path: path).bytes(), named: path))
    } catch let faults as SheetFaults {
      throw Failure(faults)
    }
  }

  private static func mapping(_ bytes: [UInt8], named path: String) throws -> Mapping {
    do {
      return try Mapping(json: bytes)
    } catch {
      throw Failure(error, in: path)
    }
  }

  private mutating func readRegister(_ input: InputFile, by mapping: Mapping) throws {
    var sheet = RegisterSheet(mapping)
    try read(input) { try sheet.feed($0) }
    content = try sheet.finish()
  }

  private mutating func readTables(_ inputs: [InputFile], _ options: SheetOptions) throws {
    var extract = MHSDSExtract(jurisdiction: options.codes, provider: options.provider)
    for input in inputs {
      extract.begin(input.name)
      try read(input) { try extract.feed($0) }
      try extract.end()
    }
    content = try extract.finish()
  }

  private mutating func read(_ input: InputFile, _ feed: ([UInt8]) throws -> Void) throws {
    var digest = FileDigest()
    try input.forEachChunk { chunk in
      digest.update(chunk)
      try feed(chunk)
    }
    files.append(digest.bytes)
  }
}

extension Failure {
  /// Sheets of which every fault is named, as far as a person can look at them.
  init(_ faults: SheetFaults) {
    let lines = faults.listed.map { "  \($0)" }.joined(separator: "\n")
    let count = faults.count == 1 ? "1 fault" : "\(faults.count) faults"
    let more = faults.count > faults.listed.count ? "\n  and \(faults.count - faults.listed.count) more" : ""
    self.init(
      .unfit, "the sheet cannot be used as it is; nothing was recorded (\(count)):\n\(lines)\(more)")
  }
}
