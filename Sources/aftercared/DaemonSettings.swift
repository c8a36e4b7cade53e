import ArgumentParser
import Checks
import CommandSocket
import Configuration
import Database
import Foundation
import Logging
import SystemPackage

/// What may be given on the command line; what is not comes from the environment, then the file, then the standard.
struct DaemonFlags: ParsableArguments {
  @Option(help: ArgumentHelp("A configuration file (JSON).", valueName: "file"))
  var config: String?

  @Option(help: "The address to listen on.")
  var host: String?

  @Option(help: "The port to listen on.")
  var port: Int?

  @Option(help: ArgumentHelp("A Unix socket for the command of the daemon's own account.", valueName: "path"))
  var socket: String?

  @Option(help: ArgumentHelp("A libpq connection string.", valueName: "conninfo"))
  var database: String?

  @Option(help: ArgumentHelp("When the nightly check runs, by London's clock.", valueName: "HH:MM"))
  var nightAt: String?

  @Option(help: ArgumentHelp("How many missed nights are made up for at most.", valueName: "nights"))
  var nightCatchUp: Int?

  @Option(
    help: ArgumentHelp("How long a run that is not heard of keeps its night.", valueName: "seconds"))
  var nightLease: Int?

  @Option(help: ArgumentHelp("Where the reports of each night are written.", valueName: "folder"))
  var reports: String?

  @Option(
    help: ArgumentHelp("Where the head of the audit trail is written down each night.", valueName: "file"))
  var anchors: String?

  @Option(help: ArgumentHelp("The key by which that line is signed.", valueName: "file"))
  var anchorKey: String?

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: String?
}

/// How the daemon runs: by flag, else environment, else file, else the standard.
struct DaemonSettings {
  /// A setting that cannot be used, and what would mend it.
  struct Fault: Error {
    let message: String
  }

  let host: String
  let port: Int
  /// Nil where the daemon has no socket for the command.
  let socket: String?
  /// By what the daemon was told which register it keeps.
  let registerName: String?
  let connection: ConnectionSettings
  let calendar: NightCalendar
  let nightLease: Int
  let reports: String?
  let anchors: AnchorFile?
  let logLevel: Logger.Level

  static let help = """
    Every setting may be given by flag, else by environment, else in the file (flag · environment · file · standard):

      --host       AFTERCARE_HOST       "host"        127.0.0.1
      --port       AFTERCARE_PORT       "port"        8117
      --socket     AFTERCARE_SOCKET     "socket"      no socket for the command
      --database   AFTERCARE_DATABASE   "database"    libpq's own environment (PGHOST ...)
      --night-at   AFTERCARE_NIGHT_AT   "night.at"    03:00
      --night-catch-up AFTERCARE_NIGHT_CATCH_UP "night.catch.up" 31
      --night-lease AFTERCARE_NIGHT_LEASE "night.lease" 60
      --reports    AFTERCARE_REPORTS    "reports"     no reports are written
      --anchors    AFTERCARE_ANCHORS    "anchors"     anchors.txt in the folder of reports
      --anchor-key AFTERCARE_ANCHOR_KEY "anchor.key"  anchors are not signed
      --log-level  AFTERCARE_LOG_LEVEL  "log.level"   info
      --config     AFTERCARE_CONFIG     -             no file

    In the file, "night.at" is {"night": {"at": "03:00"}}. A token is needed for every question but /health and /metrics: \
    aftercare token issue --body CODE. Logs are JSON lines on standard error, without persons.
    """

  init(_ flags: DaemonFlags) async throws {
    let reader = ConfigReader(providers: try await Self.providers(flags))
    host = try reader.text("host") ?? "127.0.0.1"
    port = try reader.whole("port") ?? 8117
    // Below 1024 only root may listen, and a file's `true` reads as 1.
    guard (1_024...65_535).contains(port) else {
      throw Fault(message: "port must be a number from 1024 to 65535.")
    }
    socket = try reader.text("socket").flatMap { $0.isEmpty ? nil : $0 }
    let database = try reader.text("database") ?? ""
    connection = ConnectionSettings(.string(database))
    registerName = RegisterName(database: database, ProcessInfo.processInfo.environment).text
    guard let time = NightCalendar.TimeOfDay(try reader.text("night.at") ?? "03:00")
    else { throw Fault(message: "night.at must be a time of London's clock, as in 03:00.") }
    let catchUp = try reader.whole("night.catch.up") ?? 31
    guard (1...366).contains(catchUp) else { throw Fault(message: "night.catch.up must be a number from 1 to 366.") }
    calendar = NightCalendar(at: time, catchUp: catchUp)
    nightLease = try reader.whole("night.lease") ?? 60
    guard (2...3_600).contains(nightLease) else {
      throw Fault(message: "night.lease must be a number of seconds from 2 to 3600.")
    }
    reports = try reader.text("reports")
    anchors = AnchorFile(
      try reader.text("anchors"), reports: reports, keyPath: try reader.text("anchor.key"))
    guard let level = Logger.Level(rawValue: try reader.text("log.level") ?? "info")
    else { throw Fault(message: "log.level must be trace, debug, info, notice, warning, error or critical.") }
    logLevel = level
  }

  private static func providers(_ flags: DaemonFlags) async throws -> [any ConfigProvider] {
    let environment = EnvironmentVariablesProvider().prefixKeys(with: "aftercare")
    var providers: [any ConfigProvider] = [InMemoryProvider(values: flags.values), environment]
    let file = flags.config ?? ProcessInfo.processInfo.environment["AFTERCARE_CONFIG"]
    if let file {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: .init(file)))
      } catch {
        throw Fault(message: "the configuration file cannot be read, or is not JSON.")
      }
    }
    return providers
  }
}

extension DaemonFlags {
  fileprivate var values: [AbsoluteConfigKey: ConfigValue] {
    var values: [AbsoluteConfigKey: ConfigValue] = [:]
    func set(_ key: AbsoluteConfigKey, _ value: String?) {
      if let value { values[key] = ConfigValue(.string(value), isSecret: false) }
    }
    set("host", host)
    set("socket", socket)
    set("database", database)
    set("night.at", nightAt)
    set("reports", reports)
    set("anchors", anchors)
    set("anchor.key", anchorKey)
    set("log.level", logLevel)
    if let nightCatchUp { values["night.catch.up"] = ConfigValue(.int(nightCatchUp), isSecret: false) }
    if let nightLease { values["night.lease"] = ConfigValue(.int(nightLease), isSecret: false) }
    if let port { values["port"] = ConfigValue(.int(port), isSecret: false) }
    return values
  }
}

/// A value of the wrong type must not pass for one that was left out.
extension ConfigReader {
  fileprivate func text(_ key: ConfigKey) throws -> String? {
    if let text = string(forKey: key) { return text }
    if bool(forKey: key) != nil || double(forKey: key) != nil || int(forKey: key) != nil {
      throw DaemonSettings.Fault(message: "\(key) must be a text.")
    }
    return nil
  }

  fileprivate func whole(_ key: ConfigKey) throws -> Int? {
    if let number = int(forKey: key) { return number }
    if string(forKey: key) != nil || bool(forKey: key) != nil || double(forKey: key) != nil {
      throw DaemonSettings.Fault(message: "\(key) must be a whole number.")
    }
    return nil
  }
}
