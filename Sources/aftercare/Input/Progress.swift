import Foundation

/// How far long work has come: a line that renews itself on a terminal, and nothing in a pipe.
struct Progress: Sendable {
  private let isShown: Bool

  init() {
    isShown = isatty(STDERR_FILENO) == 1
  }

  /// Shows how far the work is.
  func show(_ text: String) {
    if isShown { write("\r\u{1B}[K" + text) }
  }

  /// Clears the line.
  func end() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
