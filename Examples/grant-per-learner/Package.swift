// swift-tools-version: 6.2
import PackageDescription

let peil = "peil"

let package = Package(
  name: "grant-per-learner",
  dependencies: [
    .package(name: "peil", path: "../..")
  ],
  targets: [
    .target(name: "GrantPerLearner", dependencies: [.product(name: "Peil", package: peil)]),
    .executableTarget(
      name: "peil-grant-per-learner",
      dependencies: ["GrantPerLearner", .product(name: "PeilCommand", package: peil)]),
    .testTarget(
      name: "GrantPerLearnerTests",
      dependencies: [
        "GrantPerLearner", .product(name: "Peil", package: peil), .product(name: "PeilTesting", package: peil),
      ],
      exclude: ["Cases"]),
  ]
)
