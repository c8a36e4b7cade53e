import CaseFile
import CivilTime
import Rules

/// Rules to be shown: all of them, those of a theme, or one.
struct Catalogue {
  let checks: [RuleEntry]
  let responsible: [ResponsibilityRule]
  /// Whether one rule was asked for, so that all is to be said of it.
  var isOne: Bool { checks.count + responsible.count == 1 }

  init(theme: RuleEntry.Theme? = nil) {
    checks = RuleEntry.all.filter { theme == nil || $0.theme == theme }
    responsible = theme == nil || theme == .responsibility ? ResponsibilityRule.all : []
  }

  /// The one rule of that name; nil where there is none.
  init?(rule name: String) {
    checks = RuleEntry.all.filter { $0.id.text == name.uppercased() }
    responsible = ResponsibilityRule.all.filter { $0.id.uppercased() == name.uppercased() }
    if !isOne { return nil }
  }

  /// The themes that have checks here, each with its checks.
  var themes: [(theme: RuleEntry.Theme, checks: [RuleEntry])] {
    RuleEntry.Theme.allCases.compactMap { theme in
      let checks = checks.filter { $0.theme == theme }
      return checks.isEmpty ? nil : (theme, checks)
    }
  }
}

extension RuleEntry.Discharge {
  /// What it means for leaving hospital.
  var phrase: String {
    switch self {
    case .blocking: "must be in place before leaving hospital"
    case .advisory: "should be in place before leaving hospital"
    }
  }
}

extension ResponsibilityRule.Decides {
  /// What it decides, as a heading.
  var title: String {
    switch self {
    case .council: "The council"
    case .nhsBody: "The NHS body that owes the duty"
    case .nhsPayer: "The NHS body that pays"
    }
  }
}

extension ResponsibilityRule {
  /// From when to when it can decide, in words; empty where it always can.
  var span: String {
    let end = until.map { "to \($0.previous)" }
    return [from.map { "from \($0)" }, end].compactMap { $0 }.joined(separator: " ")
  }

  /// The rule in a sentence about no day in particular.
  var sentence: String { says(on: "the day that counts") }
}
