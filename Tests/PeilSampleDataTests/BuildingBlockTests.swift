import Testing

@testable import PeilSampleData

@Suite("What the generator is built from")
struct BuildingBlockTests {
  @Test("the random source follows the published sequence for seed 1234567")
  func splitMix64() {
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423, 4_593_380_528_125_082_431,
      16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in random.next() } == expected)
  }

  @Test(
    "days count across months, years and leap days",
    arguments: [
      (CalendarDate(28, 2, 2020), 1, "29-2-2020"), (CalendarDate(28, 2, 2021), 1, "1-3-2021"),
      (CalendarDate(31, 12, 2020), 1, "1-1-2021"), (CalendarDate(19, 1, 2021), 91, "20-4-2021"),
      (CalendarDate(1, 3, 2000), -1, "29-2-2000"),
    ])
  func days(date: CalendarDate, days: Int, expected: String) {
    #expect((date + days).dutch == expected)
  }

  @Test("days are written in three styles")
  func styles() {
    let date = CalendarDate(9, 1, 2021)
    #expect(date.dutch == "9-1-2021")
    #expect(date.padded == "09-01-2021")
    #expect(date.international == "2021-01-09")
  }

  @Test("a project of two years ends the day before its second anniversary")
  func lastDay() {
    #expect(CalendarDate(1, 5, 2021).lastDay(afterYears: 2).dutch == "30-4-2023")
    #expect(CalendarDate(1, 3, 2022).lastDay(afterYears: 2).dutch == "29-2-2024")
  }

  @Test(
    "amounts are written in the Dutch styles",
    arguments: [
      (DutchAmount.plain, 123_456, "1234,56"), (.grouped, 123_456, "1.234,56"), (.euroSign, 5, "€ 0,05"),
      (.euroWord, 100_000_000, "EUR 1.000.000,00"), (.grouped, 99_999, "999,99"), (.pointed, 123_405, "1234.05"),
    ])
  func amounts(style: DutchAmount, cents: Int, expected: String) {
    #expect(style.text(cents) == expected)
  }

  @Test("a split keeps every cent")
  func split() {
    #expect(Apportionment.split(100, weights: [1, 1, 1]) == [34, 33, 33])
    #expect(Apportionment.split(100, weights: [0, 0]) == [0, 0])
  }

  @Test("a fit reaches the total within the ranges")
  func fit() {
    #expect(Apportionment.fit([10, 10, 10], to: 36, within: [0...11, 10...10, 0...40]) == [11, 10, 15])
  }

  @Test("a character that Windows-1252 lacks is refused by name")
  func encoding() throws {
    var file = ExportFile(path: "x.csv", header: ["Naam"])
    file.append(["Łódź"])
    let error = try #require(throws: SampleDataError.self) { try file.encoded() }
    #expect(error.description == "x.csv: the character 'Ł' does not exist in Windows-1252")
  }

  @Test("fields are quoted only where they must be")
  func quoting() throws {
    var file = ExportFile(path: "x.csv", header: ["a", "b"])
    file.append(["1;2", "say \"hé\""])
    let expected = Array("a;b\r\n\"1;2\";\"say \"\"h".utf8) + [0xE9] + Array("\"\"\"\r\n".utf8)
    #expect(try file.encoded().bytes == expected)
  }

  @Test(
    "each encoding has its own bytes for the euro sign",
    arguments: [
      (ExportEncoding.utf8, [0xE2, 0x82, 0xAC]), (.utf16, [0xAC, 0x20]), (.windows1252, [0x80]), (.iso8859x15, [0xA4]),
    ])
  func euroSign(encoding: ExportEncoding, bytes: [UInt8]) {
    #expect(encoding.bytes(of: "€") == bytes)
  }

  @Test("ISO 8859-15 gave up the sign that its euro sign stands for, and UTF-16 takes two units for an emoji")
  func encodingLimits() {
    #expect(ExportEncoding.iso8859x15.bytes(of: "¤") == nil)
    #expect(ExportEncoding.iso8859x15.bytes(of: "’") == nil)
    #expect(ExportEncoding.utf16.bytes(of: "👍") == [0x3D, 0xD8, 0x4D, 0xDC])
  }

  @Test("answers keep every published total, and nobody names nothing", arguments: [1, 2, 3] as [UInt64])
  func marginalAnswers(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let answers = MarginalAnswers(respondents: 10, mentions: [6, 3, 10, 2], random: &random).answers
    #expect(answers.count == 10)
    #expect(answers.allSatisfy { !$0.isEmpty && $0 == Array(Set($0)).sorted() })
    #expect((0..<4).map { choice in answers.count { $0.contains(choice) } } == [6, 3, 10, 2])
  }
}
