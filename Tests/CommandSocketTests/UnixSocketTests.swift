import Testing

@testable import CommandSocket

struct UnixSocketTests {
  private func fault(_ path: String) -> UnixSocket.Fault? {
    do throws(UnixSocket.Fault) {
      _ = try UnixSocket.connected(to: path, by: .now + .seconds(1))
      return nil
    } catch {
      return error
    }
  }

  @Test func nobodyIsThere() {
    #expect(fault("/nowhere/socket") == .nobody)
    // A file is no socket at which anybody listens.
    #expect(fault(#filePath) == .nobody)
  }

  @Test func theLongestPath() {
    #expect(fault("/" + String(repeating: "x", count: UnixSocket.longestPath - 1)) == .nobody)
    #expect(fault("/" + String(repeating: "x", count: UnixSocket.longestPath)) == .pathTooLong)
  }
}
