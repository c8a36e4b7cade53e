// swift-tools-version: 6.2
import PackageDescription

/// Every target is held to the same: Swift 6, no warnings, and the word `unsafe` before every unsafe act.
/// `unsafe` itself may be written in Libpq and CommandSocket alone, which deploy/check-imports sees to.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  // The rooms are small modules of one program: let the optimiser see through their walls.
  .unsafeFlags(["-cross-module-optimization", "-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// The command is asked often and briefly: with Swift's and Foundation's libraries inside, and its own place in memory
/// fixed (decision 0018), it starts in a third of the time.
let startsAtOnce: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-Xclang-linker", "-no-pie", "-Xlinker", "--start-group", "-lFoundation", "-lCoreFoundation",
      "-lFoundationEssentials",
      "-lFoundationInternationalization", "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections",
      "-ldispatch", "-lBlocksRuntime", "-lswiftSynchronization", "-Xlinker", "--end-group", "-lm",
    ], .when(configuration: .release))
]

let tests: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
  name: "aftercare",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    .target(name: "CivilTime", swiftSettings: strict),
    .target(name: "CaseFile", dependencies: ["CivilTime"], swiftSettings: strict),
    .target(name: "Reference", dependencies: ["CaseFile", "CivilTime"], swiftSettings: strict),
    .target(
      name: "Rules", dependencies: ["CaseFile", "CivilTime", "Reference"],
      exclude: ["Law/law.csv", "Law/responsibility.csv", "Law/rules.csv", "Law/settings.csv"],
      swiftSettings: strict),
    .target(
      name: "DemoRegister", dependencies: ["CaseFile", "CivilTime", "Reference"],
      swiftSettings: strict),
    .target(name: "Sheets", dependencies: ["CaseFile", "CivilTime", "Reference"], swiftSettings: strict),
    .systemLibrary(name: "CLibpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CTerminal"),
    .systemLibrary(name: "CGlibc"),
    .target(
      name: "LibpqLoading", dependencies: ["CLibpq"], cSettings: [.unsafeFlags(["-fvisibility=hidden"])]),
    .target(
      name: "Libpq", dependencies: ["CLibpq", "LibpqLoading"],
      // Places at which test builds can be killed or held; in release they are nothing.
      swiftSettings: strict + [.define("FAILPOINTS", .when(configuration: .debug))]),
    .target(name: "Database", dependencies: ["Libpq"], swiftSettings: strict),
    .target(
      name: "Schema", dependencies: ["CaseFile", "CivilTime", "Database", "Reference"],
      swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: ["CaseFile", "CivilTime", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Record",
      dependencies: ["Audit", "CaseFile", "CivilTime", "Database", "Rules", "Schema", "Sheets"],
      swiftSettings: strict),
    .target(
      name: "Access",
      dependencies: ["CaseFile", "Reference", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Questions",
      dependencies: [
        "Access", "Audit", "CaseFile", "CivilTime", "Database", "Record", "Reference", "Rules", "Schema", "Sheets",
      ],
      swiftSettings: strict),
    .target(name: "CommandSocket", swiftSettings: strict),
    .target(
      name: "Checks",
      dependencies: [
        "Audit", "CGlibc", "CaseFile", "CivilTime", "Database", "Questions", "Record", "Rules",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),
    .target(
      name: "WebService",
      dependencies: [
        "Access", "CaseFile", "Checks", "CivilTime", "CommandSocket", "Database", "Questions", "Record", "Rules",
        .product(name: "Hummingbird", package: "hummingbird"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "aftercare",
      dependencies: [
        "Access", "Audit", "CTerminal", "CaseFile", "Checks", "CivilTime", "CommandSocket", "Database", "DemoRegister",
        "Questions", "Record", "Reference", "Rules", "Schema", "Sheets",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict, linkerSettings: startsAtOnce),
    .executableTarget(
      name: "aftercared",
      dependencies: [
        "CaseFile", "Checks", "CivilTime", "CommandSocket", "Database", "Questions", "Record", "Schema",
        "WebService",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "Determinations", dependencies: ["CaseFile", "CivilTime", "DemoRegister", "Rules"],
      path: "Benchmarks/Determinations", swiftSettings: strict),
    .testTarget(
      name: "CaseFileTests", dependencies: ["CaseFile", "CivilTime"], swiftSettings: tests),
    .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime"], swiftSettings: tests),
    .testTarget(
      name: "ReferenceTests", dependencies: ["Reference", "CaseFile", "CivilTime"],
      swiftSettings: tests),
    .testTarget(
      name: "RulesTests", dependencies: ["CaseFile", "CivilTime", "Reference", "Rules"],
      swiftSettings: tests),
    .testTarget(
      name: "SheetsTests", dependencies: ["CaseFile", "CivilTime", "Reference", "Sheets"],
      swiftSettings: tests),
    .testTarget(
      name: "DemoRegisterTests",
      dependencies: ["CaseFile", "CivilTime", "DemoRegister", "Reference"], swiftSettings: tests),
    .testTarget(name: "CommandSocketTests", dependencies: ["CommandSocket"], swiftSettings: tests),
    .testTarget(name: "LibpqTests", dependencies: ["Libpq"], swiftSettings: tests),
    .testTarget(name: "DatabaseTests", dependencies: ["Database", "Libpq"], swiftSettings: tests),
    .testTarget(
      name: "SchemaTests", dependencies: ["Database", "Record", "Reference", "Schema"],
      swiftSettings: tests),
    .testTarget(
      name: "RecordTests",
      dependencies: ["CaseFile", "CivilTime", "Database", "Record", "Rules", "Schema", "Sheets"],
      swiftSettings: tests),
    .testTarget(
      name: "AuditTests",
      dependencies: ["Audit", "CaseFile", "CivilTime", "Database", "Record", "Schema"],
      swiftSettings: tests),
    .testTarget(
      name: "QuestionsTests",
      dependencies: [
        "CaseFile", "Checks", "CivilTime", "Database", "DemoRegister", "Questions", "Record", "Rules", "Schema",
      ], swiftSettings: tests),
    .testTarget(
      name: "ChecksTests",
      dependencies: [
        "CaseFile", "Checks", "CivilTime", "Database", "DemoRegister", "Questions", "Record",
        "Rules", "Schema",
      ], swiftSettings: tests),
  ]
)
