import Foundation
import Peil
import PeilTesting
import Testing
import GrantPerLearner

@Suite struct GrantPerLearnerTests {
  @Test("keeps the laws of every measure")
  func laws() throws {
    for finding in try Conformance(of: GrantPerLearnerMeasure.self).findings() { Issue.record("\(finding)") }
  }

  @Test("gives what was counted by hand", arguments: cases)
  func golden(golden: GoldenCase) throws {
    let catalogue = Catalogue.standard.adding(measures: [GrantPerLearnerMeasure.self])
    for finding in try golden.findings(catalogue: catalogue) { Issue.record("\(finding)") }
  }

  static let cases = GoldenCase.all(
    in: URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases"))
}
