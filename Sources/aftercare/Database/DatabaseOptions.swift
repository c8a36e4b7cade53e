import ArgumentParser
import CaseFile
import Database
import Foundation
import Record

/// Which database holds the register.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A libpq connection string; else AFTERCARE_DATABASE, else libpq's own environment (PGHOST ...).",
      valueName: "conninfo"))
  var database: String?

  var settings: ConnectionSettings {
    var settings = ConnectionSettings(.string(text))
    settings.applicationName = "aftercare"
    return settings
  }

  /// The settings for long work, which no time limit must cut short.
  var patientSettings: ConnectionSettings {
    var settings = settings
    settings.statementTimeout = nil
    settings.idleInTransactionTimeout = nil
    return settings
  }

  /// The register, used by the account that runs the command.
  var register: Register {
    Register(patientSettings).used(by: .account(ProcessInfo.processInfo.userName))
  }

  /// The register for a single question: no statement is asked twice, so none is prepared in a round trip of its own.
  var registerAskedOnce: Register {
    var settings = patientSettings
    settings.preparedCapacity = 0
    return Register(settings).used(by: .account(ProcessInfo.processInfo.userName))
  }

  private var text: String {
    database ?? ProcessInfo.processInfo.environment["AFTERCARE_DATABASE"] ?? ""
  }

  /// Does work on the database, and says of its errors what they mean and what would mend them.
  ///
  /// `inputName` is what messages call the file that is being recorded.
  func carryOut(inputName: String? = nil, _ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let unfit as UnfitFile where inputName != nil {
      throw Failure(unfit, in: inputName ?? "")
    } catch {
      throw Failure(error, at: settings.target.description) ?? error
    }
  }
}
