public import ArgumentParser
public import CaseFile
public import CivilTime
import Foundation
import Rules

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension BodyCode: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

/// Today in London.
func today() -> CivilDate {
  LondonClock.date(atSecond: Int64(Date().timeIntervalSince1970))
}

/// The settings and local facts under which a case is judged.
struct LawOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The day whose law applies.", valueName: "date"))
  var lawOn: CivilDate?

  @Option(help: ArgumentHelp("Local facts about bodies (aftercare-directory/1).", valueName: "file"))
  var directory: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("A setting for this run; may be given several times.", valueName: "key=value"))
  var changes: [String] = []

  /// Whether nothing was given: the law of the day, and the directory and settings of the place that is asked.
  var isStandard: Bool { lawOn == nil && directory == nil && changes.isEmpty }

  /// The rulebook that the options describe: standard settings, then the directory's, then `--set`.
  func rulebook(explains: Bool = true) throws -> Rulebook {
    var settings = Settings.standard
    var local: Directory?
    if let directory {
      let file = InputFile(path: directory)
      do {
        let read = try Directory(json: file.bytes())
        try settings.apply(read)
        local = read
      } catch let unfit as UnfitFile {
        throw Failure(unfit, in: file.name)
      }
    }
    try applyChanges(to: &settings)
    return Rulebook(directory: local, settings: settings, explains: explains)
  }

  /// Makes the changes of `--set`.
  func applyChanges(to settings: inout Settings) throws {
    for change in changes { try apply(change, to: &settings) }
  }

  private func apply(_ change: String, to settings: inout Settings) throws {
    let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw Failure(.usage, "--set wants key=value, as in --set review_months=6.")
    }
    do {
      try settings.set(String(parts[0]), to: String(parts[1]))
    } catch {
      throw Failure(.usage, "--set \(error.key): \(error.reason).")
    }
  }
}
