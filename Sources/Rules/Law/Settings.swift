package import CaseFile
package import CivilTime

/// One setting of the contract and its standard value.
package struct SettingEntry: Sendable {
  package let key: SettingKey
  package let standard: String
  package let meaning: String
  /// `local`, `guidance`, `contract` or `statute`.
  package let kind: String
}

/// The values in force for one evaluation: the standard ones, then the directory's, then the caller's.
package struct Settings: Hashable, Sendable {
  /// Days, working days, hours, weeks or months, as the key says.
  private var counts: [Int]
  /// Share of assessed hours below which delivery is short, 0 to 1.
  package private(set) var deliveryFloor = Quantity(1)
  /// MHA 2025 s46; nil while it is not in force.
  package private(set) var section46From: CivilDate?

  /// The standard values.
  package static let standard = Settings()

  private init() {
    counts = Array(repeating: 0, count: SettingKey.allCases.count)
    for entry in SettingEntry.all {
      let isSet = set(entry.key, to: entry.standard)
      precondition(isSet, "a standard value does not fit its key")
    }
  }

  package subscript(key: SettingKey) -> Int { counts[key.rawValue] }

  /// Changes one value.
  ///
  /// - Throws: `BadSetting` where the key is unknown or the value does not fit it.
  package mutating func set(_ key: String, to text: String) throws(BadSetting) {
    guard let known = SettingKey(name: key) else {
      throw BadSetting(
        key: key, reason: "is not a setting; the settings are \(SettingKey.names.joined(separator: ", "))")
    }
    guard set(known, to: text) else { throw BadSetting(key: key, reason: known.wanted) }
  }

  /// Changes what a directory sets.
  ///
  /// - Throws: `UnfitFile` with every setting that is unknown or does not fit.
  package mutating func apply(_ directory: Directory) throws(UnfitFile) {
    var faults: [Fault] = []
    for (key, value) in directory.settings.sorted(by: { $0.key < $1.key }) {
      do throws(BadSetting) {
        try set(key, to: value?.text ?? "")
      } catch {
        faults.append(Fault(pointer: "/settings/" + key, reason: error.reason))
      }
    }
    guard faults.isEmpty else { throw UnfitFile(faults: faults) }
  }

  private mutating func set(_ key: SettingKey, to text: String) -> Bool {
    switch key {
    case .mha2025S46From:
      section46From = CivilDate(text)
      return text.isEmpty || section46From != nil
    case .deliveryFloor:
      guard let share = Quantity(json: text), !share.isNegative, share <= Quantity(1) else {
        return false
      }
      deliveryFloor = share
      return true
    default:
      guard let count = Quantity(json: text), count.scale == 0,
        (0...36_525).contains(count.mantissa)
      else { return false }
      counts[key.rawValue] = Int(count.mantissa)
      return true
    }
  }
}

/// A setting that cannot be used.
package struct BadSetting: Error, Sendable {
  package let key: String
  package let reason: String
}

extension SettingKey {
  /// The key so written; nil where there is none.
  package init?(name: String) {
    guard let place = SettingKey.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: place)
  }

  /// The key as it is written.
  package var name: String { SettingKey.names[rawValue] }

  /// What a value must be, in words.
  fileprivate var wanted: String {
    switch self {
    case .mha2025S46From: "must be a date, as in 2027-10-01, or empty"
    case .deliveryFloor: "must be a share from 0 to 1, as in 0.9"
    default: "must be a whole number from 0 to 36525"
    }
  }
}
