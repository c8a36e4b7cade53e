import ArgumentParser
import CommandSocket
import Foundation
import Questions

/// One question to the daemon of this machine, at the socket that AFTERCARE_SOCKET names.
///
/// Its whole answer is shown; where nothing was answered the database is asked instead; all else is an error.
struct DaemonAsking {
  private let path: String
  private let question: DaemonQuestion
  private let request: CommandRequest

  /// Nil where there is no socket to ask at, or the words are no question for the daemon.
  init?(_ words: [String]) {
    let environment = ProcessInfo.processInfo.environment
    guard let path = environment["AFTERCARE_SOCKET"], !path.isEmpty, let question = DaemonQuestion(words) else {
      return nil
    }
    self.path = path
    self.question = question
    request = CommandRequest(
      target: CommandRequest.target(question.path, question.query), build: Product.build,
      register: RegisterName(database: environment["AFTERCARE_DATABASE"] ?? "", environment).text,
      nonce: String(UInt64.random(in: 0...UInt64.max), radix: 16))
  }

  /// Asks and shows the answer; the exit status, or nil where the database is to be asked.
  func ask() -> Int32? {
    do throws(UnixSocket.Fault) {
      let line = try UnixSocket.connected(to: path, by: .now + .seconds(question.patience))
      guard line.peer == geteuid() else { throw .notAllowed }
      return show(try received(over: line))
    } catch {
      return ended(by: error)
    }
  }

  /// Everything that came, whole or not.
  private func received(over line: borrowing UnixSocket) throws(UnixSocket.Fault) -> ReceivedReply {
    var bytes: [UInt8] = []
    do throws(UnixSocket.Fault) {
      try line.send(request.bytes)
      while !ReceivedReply.isAll(bytes) {
        let more = try line.receive()
        if more.isEmpty { break }
        bytes += more
      }
    } catch .lost {
      // Judged by what came before.
    }
    return ReceivedReply(bytes, to: request)
  }

  private func show(_ reply: ReceivedReply) -> Int32? {
    switch reply {
    case .whole(let reply): return show(reply)
    // What is wrong with a question the database's way says.
    case .nothing, .refused(400): return nil
    case .refused(403): return askDatabase(because: "answers another account only")
    case .refused(421): return askDatabase(because: "is of another version, or keeps another register")
    case .refused(let status): return askDatabase(because: "did not answer (\(status))")
    case .unusable:
      return end(.unavailable, "the daemon's answer did not come whole. Nothing was changed; ask again.")
    }
  }

  private func show(_ reply: CommandReply) -> Int32 {
    do {
      if !reply.output.isEmpty { try Output.write(reply.output) }
    } catch let failure as Failure {
      return end(failure.status, failure.message)
    } catch {
      return Aftercare.exitCode(for: error).rawValue
    }
    Notice.write(reply.words)
    if !reply.suggestion.isEmpty { Notice.suggest(String(decoding: reply.suggestion, as: UTF8.self)) }
    return reply.status
  }

  private func ended(by fault: UnixSocket.Fault) -> Int32? {
    switch fault {
    // As while the daemon is started anew: the database says the same.
    case .nobody: nil
    case .notAllowed: askDatabase(because: "is another account's")
    case .busy: askDatabase(because: "is busy")
    case .lost: askDatabase(because: "cannot be reached")
    case .pathTooLong: askDatabase(because: "cannot have a socket of so long a path")
    case .timeUp: end(.unavailable, "there was no answer within \(question.patience) s; nothing was checked.")
    }
  }

  private func askDatabase(because reason: String) -> Int32? {
    Notice.say("aftercare: the daemon at AFTERCARE_SOCKET \(reason); the database is asked instead.")
    return nil
  }

  private func end(_ status: Failure.Status, _ message: String) -> Int32 {
    Notice.say("aftercare: \(message)")
    return status.rawValue
  }
}
