/// Who is at the other end of a Unix domain socket, as the system keeps it: `struct ucred` (unix(7)).
package struct PeerCredentials: Hashable, Sendable {
  /// The process.
  package var process: Int32 = 0
  /// Its account.
  package var user = UInt32.max
  /// Its group.
  package var group = UInt32.max

  /// Nobody, until the system has said who.
  package init() {}
}
