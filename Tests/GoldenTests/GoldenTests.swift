import Foundation
import Peil
import PeilTestSupport
import PeilTesting
import Testing

/// Every case runs the whole way from its files to its run folder.
@Suite struct GoldenTests {
  @Test("there are cases")
  func sources() { #expect(!GoldenCase.all.isEmpty) }

  /// A quick run takes each case in one of the ways, the cases in turn in another.
  @Test(
    "gives what is expected, at any number of workers and any size of block",
    arguments: Array(GoldenCase.all.enumerated()))
  func run(place: Int, golden: GoldenCase) throws {
    let ways = GoldenCase.Way.allCases
    let taken = TestDepth.isWhole ? ways : [ways[place % ways.count]]
    for finding in try golden.findings(in: taken) { Issue.record("\(finding)") }
  }

  @Test(
    "is read back from its folder alone, and makes the same files, account of rows and all",
    arguments: TestDepth.every(4, of: GoldenCase.all))
  func publishesAgain(golden: GoldenCase) throws {
    try golden.run { out in
      let stored = try StoredRun(folder: out.path)
      let made =
        try stored.published() + RunAccounts.files(of: stored.result) + [
          RunAccounts.listing(of: stored.result, plan: stored.plan, stored.files.listing)
        ]
      for file in made {
        let before = FileManager.default.contents(atPath: out.appendingPathComponent(file.path).path)
        #expect(before == Data(file.bytes), "\(golden): \(file.path) published again")
      }
      #expect(LedgerAudit.diagnostics(of: stored.result.ledger, plan: stored.plan).isEmpty, "\(golden)")
    }
  }
}

extension GoldenCase {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
  static let repository = root.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every case of this package.
  static let all = all(in: root, repository: repository)
}
