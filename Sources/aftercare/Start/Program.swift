import ArgumentParser
import Foundation

/// Where the command starts.
@main
enum Program {
  static func main() {
    let opened = StandardStreams.opened()
    let words = Array(CommandLine.arguments.dropFirst())
    if let status = DaemonAsking(words)?.ask() { exit(status) }
    Task {
      if let quick = QuickCommand(words) { await quick.run() } else { await Aftercare.main(nil) }
      exit(0)
    }
    withExtendedLifetime(opened) { dispatchMain() }
  }
}
