import CaseFile
import Foundation
import Logging

/// Writes log events as JSON, one a line, to standard error. What is logged names no person.
struct JSONLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  private let label: String

  static func logger(_ level: Logger.Level) -> Logger {
    Logger(label: "aftercared") { JSONLog(label: $0, logLevel: level) }
  }

  private init(label: String, logLevel: Logger.Level) {
    self.label = label
    self.logLevel = logLevel
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var json = JSONWriter()
    let fields = metadata.merging(event.metadata ?? [:]) { $1 }
    json.object { json in
      json.name("time")
      json.string(Date().ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true)))
      json.name("level")
      json.string(event.level.rawValue)
      json.name("message")
      json.string("\(event.message)")
      for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
        json.name(name)
        json.string("\(value)")
      }
    }
    json.endLine()
    FileHandle.standardError.write(Data(json.bytes))
  }
}
