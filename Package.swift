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

let package = Package(
  name: "aftercare",
  targets: [
    .target(name: "CivilTime", swiftSettings: settings),
    .target(name: "CaseFile", dependencies: ["CivilTime"], swiftSettings: settings),
    .target(name: "Rules", dependencies: ["CaseFile", "CivilTime"], swiftSettings: settings),
  ]
)
