import PeilCore
import PeilPublish
import PeilWords
import Testing

@Suite("Language of a report")
struct ReportLanguageTests {
  /// Every wording of both languages that is long enough not to stand in another word by chance.
  private static let wordings: [(dutch: String, english: String)] = {
    let (dutch, english) = (Words(.dutch), Words(.english))
    return ReportWord.allCases.map { (dutch[$0], english[$0]) } + Word.allCases.map { (dutch[$0], english[$0]) }
      + RejectionWord.allCases.map { (dutch[rejection: $0], english[rejection: $0]) }
      + FigureFlag.allCases.map { (dutch[$0], english[$0]) }
  }()

  @Test("no report mixes languages: none has a wording of the other one", arguments: ["nl", "en"])
  func mixing(language: String) throws {
    let files = try ReportPublisher().files(for: full, of: OfficialTable.plan(language: language))
    let page = try #require(TableFixture.text(files, "report.html"))
    let shown = Self.shown(page)
    let isDutch = language == "nl"
    let own = Self.wordings.map { isDutch ? $0.dutch : $0.english }
    let others = Self.wordings.map { isDutch ? $0.english : $0.dutch }
      .filter { other in other.count > 5 && !own.contains { $0.contains(other) } }
    #expect(others.count > 80)
    for other in others { #expect(!shown.contains(other), "\(other)") }
    // What the report has to say is said: the test sees all parts.
    #expect(own.count { $0.count > 5 && shown.contains($0) } > 40)
  }

  /// A result in which every part of a report has something to say.
  private var full: RunResult {
    var result = OfficialTable.result
    var read = LedgerEntry(dataset: "a", stage: 0, kind: "read")
    read.rowsIn = 10
    read.rejected = 1
    read.rowsOut = 9
    var filter = LedgerEntry(dataset: "b", stage: 1, kind: "filter")
    (filter.rowsIn, filter.leftOut, filter.leftOutUnknown, filter.merged, filter.added, filter.rowsOut) = (
      9, 2, 1, 1, 2, 7
    )
    result.ledger = Ledger([read, filter])
    result.checks = [
      CheckResult(dataset: "b", stage: 2, rule: "r", otherwise: .reject, passed: 3),
      CheckResult(dataset: "b", stage: 2, rule: "s", otherwise: .warn, failed: 3),
      CheckResult(dataset: "b", stage: 2, rule: "t", otherwise: .stop, unknown: 3),
    ]
    result.rejectCounts = RejectionWord.allCases.map {
      RejectCount(source: "a", dataset: nil, stage: 0, reason: $0.rawValue, column: nil, count: 1)
    }
    result.inputs = [
      InputSummary(
        source: "a", files: [.init(file: "a.csv", bytes: 10, records: 10)], mended: 0, head: [], records: 10,
        rejectedWhileReading: 1, rejected: 1, blankLines: 0, commentLines: 0, paddedRecords: 0, cutRecords: 0,
        invalidMadeMissing: ["x": 2])
    ]
    result.identity = RunIdentity(
      version: "0", pipeline: "00", inputs: ["a": [.init(.pieces, "11")]], references: [])
    return result
  }

  /// The text of a page, its attributes too, without style and script.
  private static func shown(_ page: String) -> String {
    var rest = page[...]
    var result = ""
    while let start = rest.firstRange(of: "<s"), let end = rest.firstRange(of: "</s") {
      let isHidden = ["<style", "<script"].contains { rest[start.lowerBound...].hasPrefix($0) }
      guard isHidden else {
        result += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        continue
      }
      result += rest[..<start.lowerBound]
      rest = rest[end.lowerBound...].dropFirst(3)
    }
    return result + rest
  }
}
