// swift-tools-version: 6.2
import PackageDescription

// How long disclosure control takes over linked tables with a hierarchy:
//
//   swift run -c release --package-path Benchmarks/disclosure
let package = Package(
  name: "peil-disclosure-benchmark",
  dependencies: [.package(name: "peil", path: "../..")],
  targets: [
    .executableTarget(name: "peil-disclosure-benchmark", dependencies: [.product(name: "Peil", package: "peil")])
  ],
  swiftLanguageModes: [.v6]
)
