// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

let testSettings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
  name: "aftercare",
  targets: [
    .target(name: "CivilTime", swiftSettings: settings),
    .target(name: "CaseFile", dependencies: ["CivilTime"], swiftSettings: settings),
    .target(name: "Reference", dependencies: ["CaseFile", "CivilTime"], swiftSettings: settings),
    .target(
      name: "Rules", dependencies: ["CaseFile", "CivilTime", "Reference"], exclude: ["Law/rules.csv", "Law/settings.csv"],
      swiftSettings: settings),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "CaseFile", "CivilTime"],
      swiftSettings: testSettings),
    .testTarget(
      name: "RulesTests", dependencies: ["CaseFile", "CivilTime", "Reference", "Rules"],
      swiftSettings: testSettings),
  ]
)
