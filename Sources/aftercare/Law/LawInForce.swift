import CaseFile
import CivilTime
import Rules

/// The law as it stands on a day, under given settings.
struct LawInForce {
  let on: CivilDate
  let settings: Settings

  /// The rules about responsible bodies that can decide on the day.
  var rules: [ResponsibilityRule] {
    ResponsibilityRule.all.filter { rule in
      guard rule.id != "RC-3" else { return isSection46InForce }
      return (rule.from.map { $0 <= on } ?? true) && (rule.until.map { on < $0 } ?? true)
    }
  }

  /// The sources that hold on the day; those that depend on a place are among them.
  var sources: [LawEntry] {
    LawEntry.all.filter { entry in
      if entry.rules.contains("RC-3") { return isSection46InForce }
      return (entry.from.map { $0 <= on } ?? true) && (entry.until.map { on < $0 } ?? true)
    }
  }

  /// The sources that are known and do not hold yet on the day.
  var sourcesToCome: [LawEntry] {
    LawEntry.all.filter { entry in
      if entry.rules.contains("RC-3") { return !isSection46InForce }
      return entry.from.map { on < $0 } ?? false
    }
  }

  /// The sources that must be looked at again before the day, soonest first.
  var toVerify: [LawEntry] {
    LawEntry.all.filter { isPastVerifying($0) }
      .sorted { ($0.verifyBy ?? on, $0.title) < ($1.verifyBy ?? on, $1.title) }
  }

  func isPastVerifying(_ entry: LawEntry) -> Bool { entry.verifyBy.map { $0 < on } ?? false }

  private var isSection46InForce: Bool { settings.section46From.map { $0 <= on } ?? false }
}
