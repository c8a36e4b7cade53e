/// A number as it may leave the house: small ones are not told, others are rounded.
package enum OutwardNumber: Hashable, Sendable {
  /// None: that there is nothing points to nobody.
  case zero
  /// From one to seven.
  case small
  /// To the nearest five; the value told.
  case rounded(Int)
  /// Not small, and not told either: beside the others it would tell a small one.
  case withheld

  /// As NHS England suppresses its statistics of mental health: 1 to 7 are not told.
  package static let smallest = 1
  package static let largest = 7
  private static let step = 5

  package init(_ count: Int) {
    switch count {
    case ...0: self = .zero
    case ...OutwardNumber.largest: self = .small
    default: self = .rounded((count + OutwardNumber.step / 2) / OutwardNumber.step * OutwardNumber.step)
    }
  }

  package var text: String {
    switch self {
    case .zero: "0"
    case .small: "*"
    case .rounded(let value): String(value)
    case .withheld: ":"
    }
  }
}
