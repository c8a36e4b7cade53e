internal import Glibc
internal import Synchronization

/// Named places at which a test build can be killed or held, to see what it leaves behind. In release they are nothing.
///
/// `AFTERCARE_FAILPOINTS` says what happens where: `name=kill`, `name=stop` or `name=trap`, several parted by commas;
/// `name=kill@3` at the third time, `name:detail=trap` only with that detail. `name=20` is a size of that name: small
/// ones make much of a small register.
public enum Failpoint {
  /// Does what is asked for at this place.
  public static func reach(_ name: String, _ detail: @autoclosure () -> String = "") {
    #if FAILPOINTS
      guard !orders.isEmpty else { return }
      for (place, order) in orders.enumerated() where order.name == name {
        guard order.detail.isEmpty || order.detail == detail() else { continue }
        let times = count.withLock { counts in
          counts[place, default: 0] += 1
          return counts[place, default: 0]
        }
        if times == order.time { order.act() }
      }
    #endif
  }

  /// A size that a test build can be told; otherwise the standard.
  public static func size(_ name: String, _ standard: Int) -> Int {
    #if FAILPOINTS
      orders.first { $0.name == name }.flatMap { Int($0.action) } ?? standard
    #else
      standard
    #endif
  }

  #if FAILPOINTS
    private struct Order: Sendable {
      var name: String
      var detail = ""
      var action: String
      var time = 1

      init?(_ text: Substring) {
        let sides = text.split(separator: "=")
        guard sides.count == 2 else { return nil }
        let place = sides[0].split(separator: ":", maxSplits: 1)
        let act = sides[1].split(separator: "@")
        name = String(place[0])
        if place.count == 2 { detail = String(place[1]) }
        action = String(act[0])
        if act.count == 2 { time = Int(act[1]) ?? 1 }
      }

      func act() {
        switch action {
        case "kill": kill(getpid(), SIGKILL)
        // To this thread, which would go on for a moment if another took the signal.
        case "stop": raise(SIGSTOP)
        default: fatalError("failpoint \(name)")
        }
      }
    }

    private static let orders: [Order] =
      unsafe getenv("AFTERCARE_FAILPOINTS").map {
        unsafe String(cString: $0).split(separator: ",").compactMap(Order.init)
      }
      ?? []
    private static let count = Mutex<[Int: Int]>([:])
  #endif
}
