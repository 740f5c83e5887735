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

  @Test("a project of two years ends the day before its second anniversary")
  func lastDay() {
    #expect(CalendarDate(1, 5, 2021).lastDay(afterYears: 2).dutch == "30-4-2023")
    #expect(CalendarDate(1, 3, 2022).lastDay(afterYears: 2).dutch == "29-2-2024")
  }

  @Test(
    "amounts are written in the Dutch styles",
    arguments: [
      (DutchAmount.plain, 123_456, "1234,56"), (.grouped, 123_456, "1.234,56"), (.euroSign, 5, "€ 0,05"),
      (.euroWord, 100_000_000, "EUR 1.000.000,00"), (.grouped, 99_999, "999,99"),
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
}
