import ArgumentParser
import CaseFile
import CivilTime
import Questions

/// A command whose question the daemon of this machine may answer in its place.
protocol AskedOfDaemon: AsyncParsableCommand {
  var database: DatabaseOptions { get }
  /// What is asked; nil where it takes something that only the command has, such as a file.
  var daemonQuestion: DaemonQuestion? { get }
}

/// A question as it goes to the daemon.
struct DaemonQuestion {
  /// The parts of its path.
  let path: [String]
  /// The parameters and the form of the answer, by their names in a query.
  var query: [(name: String, value: String)]
  /// For how many seconds an answer is awaited.
  let patience: Int
}

extension DaemonQuestion {
  /// Adds how standard output shows text.
  mutating func add(_ display: Display) {
    if let width = display.width { query.append(("width", "\(width)")) }
    if display.hasColour { query.append(("colour", "true")) }
  }
}

extension Ask: AskedOfDaemon {
  var daemonQuestion: DaemonQuestion? {
    guard directory == nil, nhsNumber == nil, worker != "-", let asked = try? parameters,
      (try? requireOneSubject()) != nil
    else { return nil }
    let subject =
      if let reference = asked.reference {
        ["cases", reference.text]
      } else {
        asked.body.map { ["bodies", $0.text] } ?? ["register"]
      }
    var question = DaemonQuestion(
      path: ["api", "v1"] + subject + [Named.question.name.rawValue],
      query: given.filter { !$0.key.isSubject }.flatMap { parameter, texts in
        texts.map { (parameter.queryName, $0) }
      } + [("format", (json ? .json : format).rawValue)],
      // The longest questions judge the whole register.
      patience: 300)
    if !json, format == .text { question.add(.standardOutput) }
    return question
  }
}

extension CheckDischarge: AskedOfDaemon {
  var daemonQuestion: DaemonQuestion? {
    guard let reference = subject.recorded.reference, law.directory == nil else { return nil }
    let dates = [
      ("on", on?.description), ("known_at", subject.recorded.known.knownAt?.description),
      ("law_on", law.lawOn?.description),
    ]
    return DaemonQuestion(
      path: ["api", "v1", "cases", reference, "discharge-check"],
      query: dates.compactMap { name, value in value.map { (name, $0) } } + law.changes.map { ("set", $0) }
        + [("format", written.chosen.rawValue)],
      patience: wait)
  }
}
