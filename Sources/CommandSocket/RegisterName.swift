/// By what a program was told which register it works on.
///
/// Two programs that were told the same, of the same account, work on the same one. It holds none of the words, which may
/// have a password among them.
package struct RegisterName {
  /// Sixteen digits; nil where nothing was told.
  package let text: String?

  /// What libpq takes from the environment to know where to connect, as whom.
  private static let names = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE", "PGSERVICEFILE"]

  /// - Parameters:
  ///   - database: the connection string; empty where there is none.
  ///   - environment: the program's own.
  package init(database: String, _ environment: [String: String]) {
    let words = [database] + RegisterName.names.map { environment[$0] ?? "" }
    guard words.contains(where: { !$0.isEmpty }) else {
      text = nil
      return
    }
    var sum = Checksum()
    for word in words {
      sum.add(word.utf8)
      sum.add([0])
    }
    text = sum.text
  }
}
