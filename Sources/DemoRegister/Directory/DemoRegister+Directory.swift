package import CaseFile
import CivilTime

extension DemoRegister {
  /// What the bodies say of themselves; its size does not depend on the number of cases.
  package func directory() -> Directory {
    var directory = Directory()
    let bodies = BodiesOfToday(seed: seed, today: today)
    directory.contacts = bodies.leads()
    directory.agreements = bodies.agreements()
    directory.delegations = bodies.delegations()
    directory.reconciliations = bodies.reconciliations()
    directory.handovers = bodies.handovers()
    directory.allocations = allocations()
    return directory
  }

  /// Cases of a split county that have left it: somebody has to say which successor takes them.
  private func allocations() -> [Allocation] {
    (0..<min(cases, Plot.lastAllocated)).compactMap { number in
      let plot = plot(of: number)
      guard plot.isAllocated else { return nil }
      let life = plot.life(seed: seed, today: today)
      let councils = life.councilArea.councils
      var allocation = Allocation()
      allocation.id = Numbered.id("al", number)
      allocation.case = life.file.reference.text
      allocation.from = councils[0].body
      allocation.to = councils[councils.count - 1].body
      return allocation
    }
  }
}
