// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of the product, with a test target of the same name.
func module(_ name: String, uses: [Target.Dependency], plugins: [Target.PluginUsage] = [])
  -> [Target]
{
  [
    .target(name: name, dependencies: uses, swiftSettings: settings, plugins: plugins),
    .testTarget(
      name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + uses,
      swiftSettings: settings),
  ]
}

// Arrows run downwards only: a module uses those listed above it.
let modules: [[Target]] = [
  module("Wording", uses: []),
  module("ExactNumbers", uses: []),
  module("CommandLineKit", uses: ["Wording"]),
  module("EmbeddedData", uses: [], plugins: ["EmbedDataPlugin"]),
  module("Tables", uses: ["EmbeddedData", "ExactNumbers", "Wording"]),
  module("RuleBook", uses: ["EmbeddedData", "Tables", "ExactNumbers", "Wording"]),
  module("PriceRatio", uses: ["RuleBook", "Tables", "ExactNumbers", "Wording"]),
  module(
    "Tender",
    uses: ["EmbeddedData", "PriceRatio", "RuleBook", "Tables", "ExactNumbers", "Wording"]),
  module("Interventions", uses: ["Wording"]),
  module("Scorecard", uses: ["Interventions", "RuleBook", "Tables", "ExactNumbers", "Wording"]),
  module("Payment", uses: ["Interventions", "RuleBook", "Tables", "ExactNumbers", "Wording"]),
  module("Statistics", uses: []),
  module(
    "Reporting",
    uses: [
      "EmbeddedData", "Tender", "PriceRatio", "Scorecard", "Payment", "Statistics", "RuleBook",
      "Tables", "ExactNumbers", "Wording",
    ]),
]

let package = Package(
  name: "vbp",
  products: [.executable(name: "vbp", targets: ["vbp"])],
  targets: modules.flatMap { $0 } + [
    .executableTarget(
      name: "vbp",
      dependencies: [
        "CommandLineKit", "ExactNumbers", "Interventions", "Payment", "PriceRatio", "Reporting",
        "RuleBook", "Scorecard", "Statistics", "Tables", "Tender", "Wording",
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
        "vbp", "CommandLineKit", "Payment", "PriceRatio", "RuleBook", "Scorecard", "Tables",
        "Tender", "TestSupport", "Wording",
      ],
      path: "Tests/Documentation", swiftSettings: settings),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["vbp", "CommandLineKit", "TestSupport", "Wording"], path: "Tests/Terminal",
      exclude: ["terminal.py"], swiftSettings: settings),
    .testTarget(
      name: "ReplayTests",
      dependencies: ["vbp", "Tender", "PriceRatio", "RuleBook", "Tables", "TestSupport"],
      path: "Tests/Replay", swiftSettings: settings),
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "vbp", "Tender", "PriceRatio", "Reporting", "RuleBook", "Tables", "TestSupport",
      ], path: "Tests/Fuzz", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
