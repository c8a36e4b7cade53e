import CaseFile
import CivilTime

extension RuleEntry {
  /// The settings that the condition names.
  package var settings: [SettingKey] {
    let quoted = opens.split(separator: "`", omittingEmptySubsequences: false)
    return quoted.indices.filter { !$0.isMultiple(of: 2) }
      .compactMap { SettingKey(name: String(quoted[$0])) }
  }
}

extension SettingEntry {
  /// The checks whose condition names the setting: their sources are its sources.
  package var rules: [RuleEntry] {
    RuleEntry.all.filter { $0.settings.contains(key) }
  }
}

extension Settings {
  /// The value of a setting as it is written; empty where it is not set.
  package func text(of key: SettingKey) -> String {
    switch key {
    case .mha2025S46From: section46From?.description ?? ""
    case .deliveryFloor: deliveryFloor.description
    default: String(self[key])
    }
  }
}
