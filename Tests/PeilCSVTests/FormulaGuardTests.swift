import PeilTable
import Testing

@testable import PeilCSV

@Suite("Cells that a spreadsheet would run")
struct FormulaGuardTests {
  @Test(
    "get an apostrophe, within the quotes where there are any",
    arguments: [
      ("=1+1", "'=1+1"), ("+31 6", "'+31 6"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("=", "'="), ("-", "'-"),
      ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), ("=a,b", "\"'=a,b\""),
      ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("＝1+1", "'＝1+1"), ("－x", "'－x"),
      ("-1+1", "'-1+1"), ("-1.", "'-1."), ("-.5", "'-.5"), ("--5", "'--5"), ("-5 euro", "'-5 euro"), ("-1e", "'-1e"),
      ("-1,5", "\"'-1,5\""), ("+5", "'+5"),
    ])
  func guarded(_ text: String, _ written: String) {
    #expect(tidy(text) == written)
  }

  @Test(
    "are no numbers and no other text",
    arguments: [
      "-12.5", "-0", "-1.25e-07", "-3e+300", "-inf", "12.5", "a=b", "x", " =1+1", "'s-Gravenhage", "'", "é", "ＡＢ",
    ])
  func unguarded(_ text: String) {
    #expect(tidy(text) == text)
  }

  @Test(
    "come back when one apostrophe is taken off",
    arguments: ["=1", "'=1", "''-5", "'-5", "-5", "'", "''", "'a", "'@x", "@x", "－", "'－", "\tx", "'\tx"])
  func reversible(_ text: String) {
    #expect(withoutGuard(tidy(text)) == text)
  }

  @Test("are written as they are in a source's own dialect")
  func ownDialect() {
    var bytes: [UInt8] = []
    DelimitedText(CSVFormat()).append(record: ["=1+1", "-x"], to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "=1+1,-x\n")
  }

  private func tidy(_ text: String) -> String {
    var bytes: [UInt8] = []
    DelimitedText.tidy.append(text.utf8, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a reader of the file does who wants the texts as they were.
  private func withoutGuard(_ cell: String) -> String {
    let text = cell.drop { $0 == "'" }
    guard text.count < cell.count, let sign = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(sign)
    else { return cell }
    return String(cell.dropFirst())
  }
}
