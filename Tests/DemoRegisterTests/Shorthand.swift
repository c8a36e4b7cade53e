import CaseFile
import CivilTime
import DemoRegister

/// The day that the registers of these tests are told up to.
let today = CivilDate(year: 2026, month: 11, day: 21)!

func register(of cases: Int, seed: UInt64 = 1, today: CivilDate = today) -> DemoRegister {
  DemoRegister(cases: cases, seed: seed, today: today)
}

extension CaseFile {
  /// The file as it is written.
  var written: [UInt8] {
    var writer = FactWriter()
    write(to: &writer)
    return writer.json.bytes
  }
}

extension Directory {
  var written: [UInt8] {
    var writer = FactWriter()
    write(to: &writer)
    return writer.json.bytes
  }
}
