import Foundation

/// How far long work has come: a line that renews itself on a terminal, and nothing in a pipe.
struct Progress: Sendable {
  private let isShown: Bool

  init() {
    isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Shows how far the work is.
  func show(_ text: String) {
    if isShown { write("\r\u{1B}[K" + text) }
  }

  /// Clears the line.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  /// Does work of which nobody knows how far it is, and from the first second on shows how long it takes.
  static func during<T>(_ text: String, _ work: () async throws -> T) async throws -> T {
    let progress = Progress()
    guard progress.isShown else { return try await work() }
    let clock = Task {
      var seconds = 0
      while (try? await Task.sleep(for: .seconds(1))) != nil {
        seconds += 1
        progress.show("\(text) (\(seconds) s)")
      }
    }
    let result: Result<T, any Error>
    do { result = .success(try await work()) } catch { result = .failure(error) }
    clock.cancel()
    await clock.value
    progress.end()
    return try result.get()
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
