/// A value of a closed list, written as the contract writes it.
public protocol Code: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// All values in the order of the contract: made once, so that a place in the list finds its value at once.
  static var inOrder: [Self] { get }
  /// The words of the list, in the same order.
  static var words: [String] { get }
}
