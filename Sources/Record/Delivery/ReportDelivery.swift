package import CivilTime
internal import Schema

/// A report of a night on its way to one place.
package struct ReportDelivery: Hashable, Sendable {
  /// The words of the table.
  package enum Kind: String, Sendable {
    case folder, mail
  }

  package let night: CivilDate
  /// The code of a body, or `nobody`.
  package let body: String
  package let kind: Kind
  /// The folder, or the address; only its hash is kept.
  package let target: String

  package init(night: CivilDate, body: String, kind: Kind, target: String) {
    self.night = night
    self.body = body
    self.kind = kind
    self.target = target
  }
}

/// How a try to deliver ended.
package enum DeliveryOutcome: Sendable {
  case done
  /// To be tried again later, or given up after `ReportDelivery.mostAttempts`.
  case failed
}

extension ReportDelivery {
  /// Stands for the target where it must not be read: the beginning of its hash.
  package var token: String {
    SHA256.hash(target.utf8).prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// So many tries take about a day and a half; then somebody must look.
  package static let mostAttempts = 8
  /// A try of which nothing was heard for so long has died; whether it delivered nobody can know.
  package static let secondsUntilForgotten = 900
}
