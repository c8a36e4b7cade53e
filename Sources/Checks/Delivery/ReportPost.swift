import CaseFile
package import CivilTime
import Foundation
package import Record

/// Tells each recipient once that the report of a night is there.
///
/// At least once, in truth: where the machine died between sending and writing it down, or sendmail did not end, the
/// message is sent again after a while, with the same Message-ID.
package struct ReportPost: Sendable {
  package struct Settings: Sendable {
    let sendmail: String
    let sender: String
    let linkPrefix: String

    /// - Parameters:
    ///   - sendmail: The program's path.
    ///   - sender: The address in From; its domain stands in the Message-ID.
    ///   - linkPrefix: What stands before `/DATE/CODE.html`.
    package init?(sendmail: String, sender: String, linkPrefix: String) {
      let domain = sender.split(separator: "@").last.map(String.init) ?? ""
      guard Recipients.isAddress(sender, in: [domain]), sendmail.hasPrefix("/"),
        linkPrefix.hasPrefix("https://"),
        linkPrefix.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }), linkPrefix.utf8.count <= 500
      else { return nil }
      self.sendmail = sendmail
      self.sender = sender
      self.linkPrefix = linkPrefix.hasSuffix("/") ? String(linkPrefix.dropLast()) : linkPrefix
    }
  }

  /// What became of the messages of a night.
  package struct Count: Sendable {
    package var sent = 0
    /// Sent before, being sent by another, given up, or not due again yet.
    package var passedOver = 0
    package var failed = 0
    /// The report does not stand in a folder, so that the link would lead nowhere.
    package var notWritten = 0
    /// Sendmail did not say how it ended.
    package var unknown = 0
  }

  let register: Register
  let settings: Settings

  package init(register: Register, settings: Settings) {
    self.register = register
    self.settings = settings
  }

  package func deliver(_ night: CivilDate, to recipients: Recipients) async throws -> Count {
    let written = try await register.bodiesWritten(night)
    var count = Count()
    for line in recipients.lines {
      guard written.contains(line.body.text) else {
        count.notWritten += 1
        continue
      }
      let delivery = ReportDelivery(
        night: night, body: line.body.text, kind: .mail, target: line.address)
      try await send(delivery, &count)
    }
    return count
  }

  private func send(_ delivery: ReportDelivery, _ count: inout Count) async throws {
    let message = ReportMessage(
      delivery: delivery, sender: settings.sender, linkPrefix: settings.linkPrefix,
      messageID: messageID(of: delivery)
    ).text
    guard try await register.claim(delivery, message: Array(message.utf8)) else {
      count.passedOver += 1
      return
    }
    switch Sendmail(path: settings.sendmail).send(message) {
    case .accepted:
      count.sent += 1
      try await register.settle(delivery, .done)
    case .refused:
      count.failed += 1
      try await register.settle(delivery, .failed)
    case .unknown:
      count.unknown += 1
    }
  }

  private func messageID(of delivery: ReportDelivery) -> String {
    let domain = settings.sender.split(separator: "@").last ?? ""
    return "<aftercare.\(delivery.night).\(delivery.body).\(delivery.token)@\(domain)>"
  }
}
