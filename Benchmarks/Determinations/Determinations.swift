import CivilTime
import Glibc

/// How many determinations one core makes in a second.
///
///     swift run -c release Determinations
///
/// A demo register in memory is judged whole, by turns with the limit that no determination can pass: reading
/// every field of every fact of the same cases once, which each determination must at least do. Seconds are
/// those for which this one thread worked, so that what else the machine does counts as little as may be; of
/// several rounds the median counts. Fails where fewer are made than must be.
@main
enum Determinations {
  static let cases = 20_000
  static let seed: UInt64 = 117
  static let rounds = 5

  static func main() {
    guard let day = CivilDate("2026-11-21") else { return }
    var register = Register(cases: cases, seed: seed, on: day)
    var rates = Rates()
    for _ in 0..<rounds {
      rates.reading.append(rate { register.read() })
      rates.judging.append(rate { register.judge() })
      rates.wording.append(rate { register.word() })
    }
    print(rates.report)
    print("\(cases) cases, \(rounds) rounds, \(register.seen) things seen")
    if !rates.areMet { exit(1) }
  }

  /// Cases gone through in each second of one core's work.
  private static func rate(_ work: () -> Void) -> Double {
    let start = clock()
    work()
    return Double(cases) / (Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }
}
