import ArgumentParser
import Checks
import CivilTime
import Database
import Foundation
import Logging
import Questions
import Record
import Schema
import ServiceLifecycle
import UnixSignals
import WebService

/// The daemon: runs the nightly check at its hour and answers questions over HTTP.
@main
struct Daemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aftercared",
    abstract: "Runs the nightly check at a London time and answers questions over HTTP on loopback.",
    discussion: DaemonSettings.help,
    version: "aftercared \(Product.version)")

  @OptionGroup var flags: DaemonFlags

  func run() async throws {
    do {
      try await serve(try await DaemonSettings(flags))
    } catch let error as DaemonSettings.Fault {
      try leave(64, error.message)
    } catch is SocketTaken {
      try leave(69, "another daemon answers at the socket.")
    } catch let error as OwnershipRefused {
      try leave(77, "\(error).")
    } catch let error as SchemaError {
      try leave(69, "\(error).")
    } catch let error as PostgresError where error.sqlState == .insufficientPrivilege {
      try leave(77, Self.lacksRoles)
    } catch RegisterError.notPermitted {
      try leave(77, Self.lacksRoles)
    } catch is PostgresError {
      try leave(69, "the database refused to answer; is the connection right, and the schema up to date?")
    } catch is DatabaseError {
      try leave(69, "the database cannot be reached; is PostgreSQL running, and is the connection right?")
    }
  }

  private func serve(_ settings: DaemonSettings) async throws {
    let logger = JSONLog.logger(settings.logLevel)
    let register = Register(settings.connection).used(by: .daemon)
    try await register.database.requireSchema()
    try await register.database.requireNoOwnership()
    let web = WebService(
      register: RegisterQuestions(register), host: settings.host, port: settings.port,
      logger: logger, today: { Self.today() })
    let command = try settings.socket.map {
      try commandService(at: $0, of: register, named: settings.registerName, logger)
    }
    let nightly = NightlyService(
      check: NightlyCheck(
        settings.connection, register: register, calendar: settings.calendar, leaseSeconds: settings.nightLease),
      register: register, reports: settings.reports.map(ReportFolder.init(path:)), anchors: settings.anchors,
      logger: logger)
    logger.info(
      "starting",
      metadata: [
        "host": "\(settings.host)", "port": "\(settings.port)",
        "database": "\(register.database.connectionDescription)",
      ])
    var configuration = ServiceGroupConfiguration(
      services: [
        web.service, nightly, SealService(register: register, logger: logger),
        NightAgeService(register: register, logger: logger),
      ] + [command].compactMap { $0 },
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    try await ServiceGroup(configuration: configuration).run()
    await register.database.shutDown()
    logger.info("stopped")
  }

  private func commandService(
    at path: String, of register: Register, named name: String?, _ logger: Logger
  ) throws -> CommandService {
    do throws(SocketPlace.Fault) {
      return CommandService(
        register: RegisterQuestions(register), named: name, at: try SocketPlace(path), logger: logger,
        today: { Self.today() })
    } catch {
      switch error {
      case .taken: throw SocketTaken()
      case .notASocket:
        throw DaemonSettings.Fault(message: "socket names something that is no socket; it was left alone.")
      case .tooLong: throw DaemonSettings.Fault(message: "socket must be a path of at most 107 bytes.")
      }
    }
  }

  private static let lacksRoles =
    "the login lacks the register's roles: make it a member of aftercare_app and aftercare_nightly, see docs/operator.md."

  private static func today() -> CivilDate {
    LondonClock.date(atSecond: Int64(Date().timeIntervalSince1970))
  }

  private func leave(_ status: Int32, _ message: String) throws {
    FileHandle.standardError.write(Data("aftercared: \(message)\n".utf8))
    throw ExitCode(status)
  }
}

/// Another daemon answers at the socket.
private struct SocketTaken: Error {}
