import Foundation

/// Standard input, output and error as whoever called the command left them.
enum StandardStreams {
  /// Opens those that are closed, so that no socket gets their numbers and the answer goes astray into it.
  ///
  /// What is opened in their place is empty and cannot be written: an answer that nobody can read is an error.
  /// They are open for as long as what is returned lives.
  static func opened() -> [FileHandle] {
    [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].filter { fcntl($0, F_GETFD) == -1 }.map { _ in
      // The lowest number that is free is the one that is missing.
      guard let empty = FileHandle(forReadingAtPath: "/dev/null") else { exit(Failure.Status.fault.rawValue) }
      return empty
    }
  }
}
