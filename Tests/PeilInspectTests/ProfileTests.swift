import Foundation
import PeilInspect
import Testing

/// What `peil profile` finds in files made for it.
@Suite struct ProfileTests {
  private static func profile(_ text: String, today: String? = "2024-06-30") throws -> FileProfile {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("peil-profile-\(UUID().uuidString).csv")
      .path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return FileProfile(try InspectedFile(path: path), today: today)
  }

  private static func codes(_ header: String, _ words: [String]) throws -> [String] {
    let text = "nr;\(header);n\n" + words.enumerated().map { "n\($0.offset);\($0.element);a\n" }.joined()
    return try profile(text).suspicions.map(\.code)
  }

  /// 111222333 and 123456782 pass the eleven-test of the citizen service number: 9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3−3 = 66 = 6·11,
  /// and 9·1+8·2+7·3+6·4+5·5+4·6+3·7+2·8−2 = 154 = 14·11.
  @Test(
    "each kind of trouble is told by its own code",
    arguments: [
      ("Bedrag", ["€ 21474836,47", "€ 100,00", "€ 2,50"], "limit-of-integers"),
      ("Bedrag", ["€ -5,00", "€ 100,00", "€ 2,50"], "negative-amount"),
      ("Aandeel", ["0,5", "0,2", "0,3", "0,1", "0,4", "0,6", "0,7", "0,8", "0,9", "1,5"], "share-above-one"),
      ("Datum", ["13-01-2021", "14-01-2031"], "future-date"),
      ("Datum", ["13-01-2021", "01-01-1900"], "default-date"),
      ("Naam", ["Jansen", "test", "De Vries"], "placeholder"),
      ("Naam", ["creÃ«ren", "Jansen"], "damaged-text"),
      ("Naam", ["cre\u{FFFD}ren", "Jansen"], "lost-characters"),
      ("Naam", ["#WAARDE!", "Jansen"], "spreadsheet-error"),
      ("Nummer", ["1,23E+11", "abc"], "rounded-number"),
      ("Soort", ["Solo", "SOLO", "Samen"], "letter-size"),
      ("Contact", ["a.b@example.nl", "c@example.org"], "personal-data"),
      ("Nummer aanvrager", ["111222333", "123456782"], "personal-data"),
      ("Rekening", ["NL91 ABNA 0417 1643 00", "DE89370400440532013000"], "personal-data"),
    ])
  func trouble(header: String, words: [String], code: String) throws {
    #expect(try Self.codes(header, words).contains(code))
  }

  @Test(
    "what is as it should be is not suspicious",
    arguments: [
      ("Bedrag", ["€ 21.474,83", "€ 100,00"]), ("Datum", ["13-01-2021", "30-06-2024"]),
      ("Naam", ["Testament B.V.", "Ångström", "Âme", "Café"]), ("RSIN", ["111222333", "123456782"]),
      ("Percentage", ["50", "80", "99,5"]), ("Soort", ["Solo", "Solo", "Samen"]),
    ])
  func soundness(header: String, words: [String]) throws {
    #expect(try Self.codes(header, words) == [])
  }

  @Test("letters among digits are named with their line")
  func letters() throws {
    let words = (1...200).map { "\($0)" } + ["1O0"]
    let text = "nr;Aantal\n" + words.enumerated().map { "n\($0.offset);\($0.element)\n" }.joined()
    let found = try #require(try Self.profile(text).suspicions.first)
    #expect(found.code == "digits-with-letters")
    #expect(found.lines == [202])
  }

  @Test("repeated records, totals and malformed records are named with their lines")
  func records() throws {
    let text = "nr;naam;bedrag\n1;a;5,00\n2;\"b;c\";6,50\n1;a;5,00\nTotaal;;16,49\n3;\"x\"y;2,00\n4;\"d;e\";1,00\n"
    let found = try Self.profile(text).suspicions
    #expect(found.first { $0.code == "repeated-records" }?.lines == [4])
    #expect(found.first { $0.code == "totals" }?.lines == [5])
    #expect(found.first { $0.code == "malformed-records" }?.lines == [6])
  }

  /// Ten values 1 to 10: the 5% value is the first, the quarter the third, the middle the fifth (type 1 of Hyndman and Fan).
  @Test("quantiles are values that are there, and a histogram counts them all")
  func values() throws {
    let text = "nr;aantal\n" + (1...10).map { "n\($0);\($0)\n" }.joined()
    let column = try #require(try Self.profile(text).columns.last)
    #expect(column.quantiles.map(\.value) == ["1", "1", "3", "5", "8", "10", "10"])
    #expect(column.histogram == [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    let dates = "nr;datum\n1;13-01-2021\n2;14-01-2021\n3;01-02-2021\n"
    #expect(try Self.profile(dates).columns.last?.quantiles.last?.value == "2021-02-01")
  }

  /// Found by feeding the detector whatever came: U+FFFF is no character that YAML may hold as it is.
  @Test("a draft is YAML whatever the file holds")
  func noncharacter() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("peil-draft-\(UUID().uuidString).csv").path
    try Data([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00] + Array("021-01-02\n".utf8)).write(
      to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let draft = PipelineDraft([try InspectedFile(path: path)], paths: ["a.csv"], title: nil, language: nil).text
    #expect(!draft.unicodeScalars.contains { $0.value & 0xFFFE == 0xFFFE })
  }

  @Test("personal data are shown as forms only, in text as in JSON")
  func masked() throws {
    let profile = try Self.profile("nr;e-mail\n1;jan@example.nl\n2;jan@example.nl\n3;piet@example.nl\n")
    let text = ProfileText(profile).text
    #expect(!text.contains("jan"))
    #expect(text.contains("'aaa@aaaaaaa.aa' 2"))
    #expect(profile.columns.last?.frequent.first?.text == "aaa@aaaaaaa.aa")
  }
}
