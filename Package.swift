// swift-tools-version: 6.2
import PackageDescription

/// The walls between the modules: a target may import what stands in its list, and nothing else of Peil's.
///
/// `.ci/check-imports` holds the sources against this table.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
// Off unless `--traits XLSX` asks for it, as the wrapper does where the library is.
let xlsxWriter = Target.Dependency.target(name: "CLibXLSXWriter", condition: .when(traits: ["XLSX"]))
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let targets: [Target] = [
  .systemLibrary(name: "CLibCSV"),
  .systemLibrary(name: "CLibXLSXWriter"),
  .target(name: "CPeilScan", dependencies: ["CLibCSV"]),
  .target(name: "CPeilHash"),
  .target(name: "CPeilMemory"),
  .target(name: "CPeilProgram"),
  module("PeilValues"),
  module("PeilDiagnostics"),
  module("PeilJSON", ["PeilDiagnostics"]),
  module("PeilWords", ["PeilValues"]),
  module("PeilTable", ["PeilValues"]),
  module("PeilStatistics", ["PeilValues"]),
  module("PeilCSV", ["CLibCSV", "CPeilScan", "PeilTable", "PeilValues", "PeilDiagnostics"]),
  module("PeilExpression", ["PeilTable", "PeilValues", "PeilDiagnostics"]),
  module("PeilCore", ["PeilTable", "PeilValues", "PeilExpression", "PeilStatistics", "PeilDiagnostics"]),
  module(
    "PeilStages",
    ["PeilCore", "PeilTable", "PeilValues", "PeilExpression", "PeilStatistics", "PeilDiagnostics"]),
  module(
    "PeilMeasures",
    ["PeilCore", "PeilTable", "PeilValues", "PeilExpression", "PeilStatistics", "PeilDiagnostics"]),
  module("PeilDisclosure", ["PeilCore", "PeilExpression", "PeilTable", "PeilValues", "PeilDiagnostics"]),
  module("PeilSchemas", ["PeilTable", "PeilValues", "PeilDiagnostics", "PeilJSON"]),
  module(
    "PeilPipeline",
    [
      "PeilCore", "PeilStages", "PeilMeasures", "PeilCSV", "PeilSchemas", "PeilTable", "PeilValues", "PeilExpression",
      "PeilDiagnostics", yams,
    ]),
  module("PeilInspect", ["PeilCSV", "PeilTable", "PeilJSON"]),
  module(
    "PeilEngine",
    [
      "CPeilProgram", "PeilCore", "PeilCSV", "PeilJSON", "PeilTable", "PeilValues", "PeilExpression",
      "PeilDiagnostics", "PeilStatistics", crypto,
    ]),
  module(
    "PeilSQL", ["PeilCore", "PeilTable", "PeilValues", "PeilExpression", "PeilDiagnostics"]),
  module(
    "PeilRun",
    [
      "CPeilHash", "PeilCore", "PeilCSV", "PeilJSON", "PeilTable", "PeilValues", "PeilExpression", "PeilDiagnostics",
      crypto,
    ]),
  module(
    "PeilPublish",
    [
      "PeilCore", "PeilCSV", "PeilSchemas", "PeilJSON", "PeilWords", "PeilTable", "PeilValues", "PeilStatistics",
      "PeilDiagnostics", mustache, xlsxWriter,
    ],
    resources: [
      .embedInCode("Resources/report.mustache"), .embedInCode("Resources/report.css"),
      .embedInCode("Resources/palette.css"), .embedInCode("Resources/picture.css"), .embedInCode("Resources/report.js"),
    ]),
  module(
    "PeilGuard", ["PeilPublish", "PeilCore", "PeilCSV", "PeilTable", "PeilWords", "PeilValues", "PeilDiagnostics"]),
  module(
    "Peil",
    [
      "PeilValues", "PeilDiagnostics", "PeilJSON", "PeilWords", "PeilTable", "PeilStatistics", "PeilCSV",
      "PeilExpression", "PeilSchemas",
      "PeilCore", "PeilStages", "PeilMeasures", "PeilPipeline", "PeilInspect", "PeilEngine", "PeilSQL",
      "PeilDisclosure", "PeilRun", "PeilPublish", "PeilGuard",
    ]),
  module("PeilTesting", ["Peil"]),
  // A library, so that a researcher's own program has every command with his own stages and measures among them.
  module("PeilCommand", ["CPeilMemory", "Peil", argumentParser]),
  .executableTarget(name: "PeilProgram", dependencies: ["PeilCommand"], swiftSettings: strict),
  module("PeilSampleData"),
  .executableTarget(name: "peil-sample-data", dependencies: ["PeilSampleData"], swiftSettings: strict),
  .target(
    name: "PeilTestSupport", dependencies: ["PeilCore", "PeilDiagnostics"], path: "Tests/PeilTestSupport",
    swiftSettings: strict),
  .target(name: "ReferenceValues", path: "Tests/ReferenceValues", swiftSettings: strict),
  tests("PeilValuesTests", ["PeilValues"]),
  tests("PeilDiagnosticsTests", ["PeilDiagnostics"]),
  tests("PeilSchemasTests", ["PeilSchemas", "PeilTable", "PeilDiagnostics", "PeilJSON"]),
  tests("PeilWordsTests", ["PeilWords", "PeilValues"]),
  tests("PeilTableTests", ["PeilTable", "PeilValues"]),
  tests("PeilStatisticsTests", ["PeilStatistics", "PeilValues", "ReferenceValues"], exclude: ["Reference"]),
  tests("PeilCSVTests", ["PeilCSV", "CPeilScan", "PeilTable", "PeilValues", "PeilDiagnostics"]),
  tests("PeilExpressionTests", ["PeilExpression", "PeilTable", "PeilValues", "PeilDiagnostics"]),
  tests(
    "PeilStagesTests",
    ["PeilStages", "PeilCore", "PeilTable", "PeilValues", "PeilDiagnostics", "PeilTestSupport"]),
  tests(
    "PeilMeasuresTests",
    ["PeilMeasures", "PeilCore", "PeilTable", "PeilValues", "PeilDiagnostics", "PeilTestSupport"]),
  tests("PeilPipelineTests", ["PeilPipeline", "PeilCore", "PeilTable", "PeilValues", "PeilDiagnostics"]),
  .target(name: "CountedAllocations", path: "Tests/CountedAllocations"),
  tests(
    "PeilEngineTests",
    [
      "PeilEngine", "PeilPipeline", "PeilCore", "PeilCSV", "PeilTable", "PeilValues",
      "PeilExpression",
      "PeilDiagnostics",
    ]),
  tests("PeilDisclosureTests", ["PeilDisclosure", "PeilValues", "ReferenceValues"], exclude: ["Reference"]),
  tests("PeilSQLTests", ["PeilSQL", "PeilTable", "PeilValues", "Peil"]),
  tests("PeilInspectTests", ["PeilInspect", "PeilTable"]),
  tests("PeilRunTests", ["PeilRun", "PeilCore", "PeilTable", "PeilValues", "PeilExpression", "PeilDiagnostics"]),
  tests(
    "PeilPublishTests",
    ["PeilPublish", "PeilWords", "PeilCore", "PeilTable", "PeilValues", "PeilExpression", "PeilDiagnostics"]),
  tests("PeilGuardTests", ["PeilGuard", "PeilPublish", "PeilCore", "PeilWords", "PeilValues", "PeilDiagnostics"]),
  tests(
    "PeilTests", ["Peil", "PeilPublish", "PeilTesting", "PeilTestSupport", "ReferenceValues"], exclude: ["Mistakes"]),
  tests("PeilSampleDataTests", ["PeilSampleData"]),
  tests("PeilCommandTests", ["CountedAllocations", "PeilTestSupport"]),
  tests("GoldenTests", ["Peil", "PeilTesting", "PeilTestSupport"], exclude: ["Cases"]),
]

let package = Package(
  name: "peil",
  products: [
    .library(name: "Peil", targets: ["Peil"]), .executable(name: "peil", targets: ["PeilProgram"]),
    // For packages with stages and measures of their own: the command line, and the kit that tests them.
    .library(name: "PeilCommand", targets: ["PeilCommand"]), .library(name: "PeilTesting", targets: ["PeilTesting"]),
    // To be loaded before all others where a test counts how often the command asks for memory.
    .library(name: "CountedAllocations", type: .dynamic, targets: ["CountedAllocations"]),
    // The scan alone, for the fuzz targets in Fuzz/ that hold its variants against each other.
    .library(name: "CPeilScan", targets: ["CPeilScan"]),
  ],
  traits: [.trait(name: "XLSX", description: "Workbooks for Excel, through the system's libxlsxwriter.")],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: targets,
  swiftLanguageModes: [.v6]
)
