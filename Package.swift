// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The modules in which the tests spend most of their time, millions of fields and names. In a debug
/// build they are optimized, too, with every check that a debug build makes.
let busy: Set = ["ExactNumbers", "PriceRatio", "RuleBook", "Tables", "Tender", "Wording"]
let optimized = SwiftSetting.unsafeFlags(
  ["-O", "-assert-config", "Debug"], .when(configuration: .debug))

/// A module of the product, with a test target of the same name.
func module(_ name: String, uses: [Target.Dependency], plugins: [Target.PluginUsage] = [])
  -> [Target]
{
  [
    .target(
      name: name, dependencies: uses,
      swiftSettings: settings + (busy.contains(name) ? [optimized] : []), plugins: plugins),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + uses,
      swiftSettings: settings),
  ]
}

/// The system's C library, by one name wherever vbp is built; a Mac has `iconv` in one of its own.
let library = Target.target(
  name: "CLibrary", swiftSettings: settings,
  linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))])

/// What every module of the domain stands on: files, tables and numbers.
let ground: [Target.Dependency] = ["Writing", "Tables", "Files", "ExactNumbers", "Wording"]

// Arrows run downwards only: a module uses those listed above it.
let modules: [[Target]] = [
  module("Wording", uses: []),
  module("ExactNumbers", uses: []),
  module("CommandLineKit", uses: ["Wording"]),
  module("EmbeddedData", uses: [], plugins: ["EmbedDataPlugin"]),
  module("Files", uses: ["CLibrary"]),
  module("Workbooks", uses: ["Files", "Wording"]),
  module(
    "Tables",
    uses: ["CLibrary", "EmbeddedData", "Workbooks", "Files", "ExactNumbers", "Wording"]),
  module(
    "Writing",
    uses: [
      "CLibrary", "EmbeddedData", "Tables", "Workbooks", "Files", "ExactNumbers", "Wording",
    ]),
  module("RuleBook", uses: ["EmbeddedData"] + ground),
  module("PriceRatio", uses: ["RuleBook"] + ground),
  module("Tender", uses: ["EmbeddedData", "PriceRatio", "RuleBook"] + ground),
  module("Statistics", uses: ["CLibrary"]),
  module("Bidding", uses: ["Statistics", "Tender", "PriceRatio", "RuleBook"] + ground),
  module("Interventions", uses: ["Wording"]),
  module("Scorecard", uses: ["Interventions", "RuleBook"] + ground),
  module("Payment", uses: ["Interventions", "RuleBook"] + ground),
  module(
    "Reporting",
    uses: [
      "EmbeddedData", "Bidding", "Tender", "PriceRatio", "Interventions", "Scorecard", "Payment",
      "Statistics", "RuleBook",
    ] + ground),
]

let package = Package(
  name: "vbp",
  // Spans of texts need it; Linux has them with the toolchain.
  platforms: [.macOS(.v26)],
  products: [.executable(name: "vbp", targets: ["vbp"])],
  targets: [library] + modules.flatMap { $0 } + [
    .executableTarget(
      name: "vbp",
      dependencies: [
        "Bidding", "CLibrary", "CommandLineKit", "ExactNumbers", "Files", "Interventions",
        "Payment",
        "PriceRatio",
        "Reporting", "RuleBook", "Scorecard", "Statistics", "Tables", "Tender", "Wording",
        "Writing",
      ],
      swiftSettings: settings),
    .executableTarget(name: "EmbedData", swiftSettings: settings),
    .plugin(name: "EmbedDataPlugin", capability: .buildTool(), dependencies: ["EmbedData"]),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "GoldenTests", dependencies: ["vbp", "TestSupport"], path: "Tests/Golden",
      exclude: ["cases"], swiftSettings: settings),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "vbp", "CommandLineKit", "Payment", "PriceRatio", "RuleBook", "Scorecard",
        "Tender", "TestSupport",
      ] + ground,
      path: "Tests/Documentation", swiftSettings: settings),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["vbp", "CommandLineKit", "TestSupport", "Wording"], path: "Tests/Terminal",
      exclude: ["terminal.py"], swiftSettings: settings),
    .testTarget(
      name: "ReplayTests",
      dependencies: ["vbp", "Tender", "PriceRatio", "RuleBook", "Files", "Tables", "TestSupport"],
      path: "Tests/Replay", exclude: ["national_tables.py"], swiftSettings: settings),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "vbp", "Tender", "PriceRatio", "Reporting", "RuleBook", "Files", "Tables", "Writing",
        "TestSupport",
      ], path: "Tests/Fuzz", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
