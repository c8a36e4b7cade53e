import CaseFile
import CivilTime

// What goes wrong with records.
extension Life {
  /// Entered on the register although no section that gives the right is on record.
  mutating func registerUnconfirmed() {
    guard let first = file.legalStatus.first else { return }
    var entry = RegisterEntry()
    entry.entered = first.start + 30
    entry.council = area.council(on: today)
    file.register = entry
  }

  /// An escorted day that ends before it starts.
  mutating func mistypeDates() {
    guard let stay = latest else { return }
    var leave = Leave()
    leave.id = Numbered.id("lv", file.leave.count + 1)
    leave.start = stay.begins + 9
    leave.end = stay.begins + 2
    leave.escorted = true
    leave.overnight = false
    file.leave.append(leave)
  }

  /// Newly detained, and nobody has asked where the person lived.
  mutating func knowNoAddress() {
    file.residence = []
    file.register = nil
  }

  mutating func fileNothing() {
    if chance.happens(50) {
      file.plans[currentPlan].document = nil
    } else if let last = file.meetings.lastIndex(where: { $0.kind == .review }) {
      file.meetings[last].document = nil
    } else {
      file.plans[currentPlan].document = nil
    }
  }

  mutating func loseAddress() { leaveHome(on: today - chance.number(10...60)) }
}
