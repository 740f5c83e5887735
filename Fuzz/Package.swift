// swift-tools-version: 6.2
import PackageDescription

// Feeds the parts that read foreign bytes with bytes nobody thought of; `.ci/fuzz` builds and runs it.
let package = Package(
  name: "peil-fuzz",
  dependencies: [.package(name: "peil", path: "..")],
  targets: [
    .executableTarget(
      name: "peil-fuzz",
      dependencies: [.product(name: "Peil", package: "peil"), .product(name: "CPeilScan", package: "peil")],
      swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
