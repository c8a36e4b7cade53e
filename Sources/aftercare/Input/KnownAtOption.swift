import ArgumentParser
import CivilTime
import Questions

/// What the register held at which moment: a part of every question about it.
struct KnownAtOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What was known at that moment: a day (its end in London), or a time as in 2026-05-03T10:00:00Z.",
      valueName: "moment"),
    transform: { text in
      guard let moment = Instant(asked: text) else {
        throw ValidationError("--known-at wants a day, or a time as in 2026-05-03T10:00:00Z.")
      }
      return moment
    })
  var knownAt: Instant?
}
