import ArgumentParser

/// The forms in which a command writes its answer: text and JSON at least.
protocol AnswerFormat: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {
  static var text: Self { get }
  static var json: Self { get }
}

extension AnswerFormat {
  /// All of them, as help texts name them.
  fileprivate static var words: String {
    let names = allCases.map(\.rawValue)
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "") + "."
  }
}

/// In which form the answer is written.
struct FormatOptions<Format: AnswerFormat>: ParsableArguments {
  @Option(help: ArgumentHelp(stringLiteral: Format.words))
  var format = Format.text

  @Flag(help: "The same as --format json.")
  var json = false

  /// The form that was asked for.
  var chosen: Format { json ? .json : format }

  func validate() throws {
    guard !json || format == .text || format == .json else {
      throw ValidationError("Give --json or --format, not both.")
    }
  }
}
