import PeilTable
import Testing

@testable import PeilCSV

/// One field's value as the tables below write it.
enum Cell: Equatable, CustomStringConvertible {
  case integer(Int64)
  case double(Double)
  case code(UInt32)
  case mask(UInt64)
  case bit(UInt8)
  case text(String)
  case missing
  case problem(FieldProblem.Reason)

  var description: String {
    switch self {
    case .integer(let value): "\(value)"
    case .double(let value): "\(value)"
    case .code(let value): "code \(value)"
    case .mask(let value): "mask \(value)"
    case .bit(let value): "bit \(value)"
    case .text(let value): "'\(value)'"
    case .missing: "missing"
    case .problem(let reason): reason.rawValue
    }
  }

  /// The cells of a column that stands beside another in a file with these raw words.
  static func read(_ words: [String], _ format: ColumnFormat, _ encoding: TextEncoding = .utf8) throws -> [Cell] {
    let header = ColumnFormat(
      name: format.name, header: "b", type: format.type, fields: format.fields, words: format.words,
      separator: format.separator, clean: format.clean, match: format.match, invalid: format.invalid,
      missingAs: format.missingAs)
    let lines = words.map { "1,\"" + $0.replacing("\"", with: "\"\"") + "\"\n" }
    let source = try TemporarySource(try #require(encoding.written("a,b\n" + lines.joined())))
    let file = try SourceFile(path: source.path, format: CSVFormat(encoding: encoding))
    let queue = try BlockQueue(file)
    var block = SourceBlock(encoding: encoding)
    var parser = try BlockParser(file)
    var reader = try ColumnReader(header, encoding: encoding)
    guard try queue.next(into: &block) else { return [] }
    let reading = reader.read(try parser.parse(block).grid, column: 1)
    let problems = Dictionary(uniqueKeysWithValues: reading.problems.map { ($0.row, $0) })
    for problem in reading.problems { #expect(problem.rawValue == words[problem.row]) }
    return words.indices.map { row in
      if let problem = problems[row] { return .problem(problem.reason) }
      return reading.buffer.isKnown(row) ? cell(reading.buffer.values, row) : .missing
    }
  }

  private static func cell(_ values: ColumnBuffer.Values, _ row: Int) -> Cell {
    switch values {
    case .bits(let values): .bit(values[row])
    case .integers(let values): .integer(values[row])
    case .doubles(let values): .double(values[row])
    case .codes(let values): .code(values[row])
    case .masks(let values): .mask(values[row])
    case .text(let text): .text(text.string(at: row))
    case .ratios: .missing
    }
  }
}

extension TextEncoding {
  /// A text in the bytes of a file.
  func written(_ text: String) -> [UInt8]? {
    switch self {
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    case .utf8, .windows1252, .windows1250, .windows1253, .iso8859x15: bytes(of: text)
    }
  }
}

extension FieldFormat {
  static let dutch = FieldFormat(
    decimal: UInt8(ascii: ","), thousands: UInt8(ascii: "."), currency: ["€", "EUR"],
    dates: ["d-M-yyyy", "d MMMM yyyy", "d MMM yyyy"], locale: "nl", missing: ["", "n.v.t.", "onbekend"])
  static let english = FieldFormat(
    decimal: UInt8(ascii: "."), thousands: UInt8(ascii: ","), currency: ["£"], dates: ["dd/MM/yyyy", "MMMM d, yyyy"],
    locale: "en", missing: ["", "N/A"])
}

@Suite("Raw words become values")
struct ColumnReaderTests {
  typealias Row = (String, Cell)

  private func check(
    _ rows: [Row], _ type: ValueType, _ fields: FieldFormat, encodings: [TextEncoding] = [.utf8],
    words: [ColumnFormat.Word] = [], separator: String = "|", clean: [ColumnFormat.Cleaning] = [],
    match: ColumnFormat.Matching = .folded, missingAs: UInt32? = nil
  ) throws {
    let format = ColumnFormat(
      name: "x", header: "b", type: type, fields: fields, words: words, separator: separator, clean: clean,
      match: match, missingAs: missingAs)
    for encoding in encodings {
      let cells = try Cell.read(rows.map(\.0), format, encoding)
      for (row, cell) in zip(rows, cells) { #expect(cell == row.1, "\(row.0) in \(encoding)") }
    }
  }

  @Test("of money, in Dutch")
  func dutchMoney() throws {
    try check(
      [
        ("0", .integer(0)), ("1234,56", .integer(123_456)), ("1.234,56", .integer(123_456)),
        ("€ 1.234,56", .integer(123_456)), ("€1234", .integer(123_400)), ("1.234.567,8", .integer(123_456_780)),
        ("-12,50", .integer(-1250)), ("€ -12,50", .integer(-1250)), ("- € 12,50", .integer(-1250)),
        ("12,50 EUR", .integer(1250)), ("12,50eur", .integer(1250)), ("  12 ", .integer(1200)), (",5", .integer(50)),
        ("€\u{A0}1.234,56\u{A0}", .integer(123_456)), ("+7", .integer(700)), ("007", .integer(700)),
        ("92.233.720.368.547.758,07", .integer(.max)), ("92233720368547758,08", .problem(.overflow)),
        ("999999999999999999999999", .problem(.overflow)), ("12.34", .problem(.wrongGrouping)),
        ("1.2345", .problem(.wrongGrouping)), ("1234.567", .problem(.wrongGrouping)),
        (".123", .problem(.notANumber)), ("1..234", .problem(.wrongGrouping)), ("1.234.", .problem(.wrongGrouping)),
        ("1,234.56", .problem(.wrongGrouping)), ("1,234", .problem(.tooManyDecimals)), ("12,", .problem(.notANumber)),
        ("1,2,3", .problem(.notANumber)), ("--1", .problem(.notANumber)), ("1-", .problem(.notANumber)),
        ("€ € 1", .problem(.notANumber)), ("€ 1 EUR", .problem(.notANumber)), ("$ 1", .problem(.notANumber)),
        ("€", .problem(.notANumber)), ("-", .problem(.notANumber)), ("1 2", .problem(.notANumber)),
        ("een", .problem(.notANumber)), ("1e3", .problem(.notANumber)), ("", .missing), ("   ", .missing),
        ("N.V.T.", .missing), (" Onbekend\u{A0}", .missing), ("nvt", .problem(.notANumber)),
      ], .money, .dutch, encodings: [.utf8, .windows1252, .utf16LittleEndian])
  }

  @Test("of money, in English")
  func englishMoney() throws {
    try check(
      [
        ("1,234.56", .integer(123_456)), ("£1,234", .integer(123_400)), ("1234.5", .integer(123_450)),
        ("12,34", .problem(.wrongGrouping)), ("1.234,56", .problem(.wrongGrouping)), ("n/a", .missing),
        ("€ 1", .problem(.notANumber)),
      ], .money, .english, encodings: [.utf8, .windows1252, .iso8859x15, .utf16BigEndian])
  }

  @Test("of amounts whose groups a blank divides")
  func blankThousands() throws {
    let fields = FieldFormat(decimal: UInt8(ascii: ","), thousands: UInt8(ascii: " "), currency: ["€"])
    try check(
      [
        ("1 234 567,89 €", .integer(123_456_789)), ("1\u{A0}234", .integer(123_400)),
        ("1 23", .problem(.wrongGrouping)), ("12 ", .integer(1200)),
      ], .money, fields, encodings: [.utf8, .windows1252])
    try check([("1\u{202F}234,5", .integer(123_450))], .money, fields)
  }

  @Test("of whole numbers and of decimals with their own scale")
  func integersAndDecimals() throws {
    try check(
      [
        ("1.234", .integer(1234)), ("-5", .integer(-5)), ("12,0", .problem(.tooManyDecimals)),
        ("9223372036854775807", .integer(.max)), ("9223372036854775808", .problem(.overflow)),
      ], .integer, .dutch)
    try check(
      [
        ("0,1234", .integer(1234)), ("2", .integer(20_000)), ("0,12345", .problem(.tooManyDecimals)),
        ("1844674407370955161,5", .problem(.overflow)),
      ], .decimal(scale: 4), .dutch)
  }

  @Test("of binary64 numbers, rounded once")
  func numbers() throws {
    try check(
      [
        ("0,1", .double(0.1)), ("1.234,5", .double(1234.5)), ("-0,25", .double(-0.25)), ("1,5E3", .double(1500)),
        ("1e-7", .double(1e-7)), ("9007199254740993", .double(9_007_199_254_740_992)),
        ("0,1000000000000000055511151231257827021181583404541015625", .double(0.1)),
        ("123456789012345678901234567890", .double(123456789012345678901234567890)), (",5", .double(0.5)),
        ("1e400", .problem(.overflow)), ("1e", .problem(.notANumber)), ("e5", .problem(.notANumber)),
        ("1,5E3x", .problem(.notANumber)), ("nan", .problem(.notANumber)), ("inf", .problem(.notANumber)),
        ("0x10", .problem(.notANumber)), ("12.34", .problem(.wrongGrouping)),
      ], .number, .dutch)
  }

  /// Days since 1970-01-01 by Python: `(date(2021, 1, 5) - date(1970, 1, 1)).days`.
  @Test("of days, in Dutch and in English")
  func dates() throws {
    try check(
      [
        ("5-1-2021", .integer(18_632)), ("05-01-2021", .integer(18_632)), ("31-12-1969", .integer(-1)),
        ("29-2-2020", .integer(18_321)), ("29-02-2021", .problem(.noSuchDay)), ("31-02-2021", .problem(.noSuchDay)),
        ("0-1-2021", .problem(.noSuchDay)), ("1-13-2021", .problem(.noSuchDay)), ("5 januari 2021", .integer(18_632)),
        ("5 Januari 2021", .integer(18_632)), ("1 MAART 2021", .integer(18_687)), ("1 mrt 2021", .integer(18_687)),
        ("1 mrt. 2021", .integer(18_687)), ("1\u{A0}mei 2021", .integer(18_748)), ("1 march 2021", .problem(.notADate)),
        ("5-1-21", .problem(.notADate)), ("5/1/2021", .problem(.notADate)), ("2021-01-05", .problem(.notADate)),
        ("5-1-20211", .problem(.notADate)), ("5-1", .problem(.notADate)), ("001-1-2021", .problem(.notADate)),
        ("onbekend", .missing), (" 5-1-2021 ", .integer(18_632)),
      ], .date, .dutch, encodings: [.utf8, .windows1252])
    try check(
      [
        ("05/01/2021", .integer(18_632)), ("5/1/2021", .problem(.notADate)), ("January 5, 2021", .integer(18_632)),
        ("MAY 1, 2021", .integer(18_748)), ("12/31/2021", .problem(.noSuchDay)),
      ], .date, .english)
    try check(
      [("2021-01-05", .integer(18_632)), ("2021-1-5", .problem(.notADate)), ("0000-01-01", .problem(.noSuchDay))],
      .date, FieldFormat())
  }

  static let outcomes: [ColumnFormat.Word] = [
    .init(raw: "Toegekend", code: 0), .init(raw: "Afgewezen", code: 1), .init(raw: "Geweigérd", code: 1),
  ]

  @Test("of closed lists, in any letter size, blanks around them left out")
  func categories() throws {
    let domain = Domain(codes: ["granted", "refused"])
    try check(
      [
        ("Toegekend", .code(0)), (" TOEGEKEND ", .code(0)), ("afgewezen\u{A0}", .code(1)), ("GEWEIGÉRD", .code(1)),
        ("Toegekent", .problem(.unknownWord)), ("n.v.t.", .missing), ("", .missing),
        ("granted", .problem(.unknownWord)),
      ], .category(domain), .dutch, encodings: [.utf8, .windows1252, .iso8859x15, .utf16LittleEndian],
      words: Self.outcomes)
    try check(
      [("Toegekend", .code(0)), ("toegekend", .problem(.unknownWord)), ("Toegekend ", .problem(.unknownWord))],
      .category(domain), .dutch, words: Self.outcomes, match: .exact)
  }

  @Test("of outcomes: a missing one is an error unless it stands for a code")
  func outcomes() throws {
    try check(
      [("Afgewezen", .code(1)), ("", .problem(.missingOutcome)), ("?", .problem(.unknownWord))], .outcome, .dutch,
      words: Self.outcomes)
    try check(
      [("", .code(5)), ("onbekend", .code(5)), ("?", .problem(.unknownWord))], .outcome, .dutch, words: Self.outcomes,
      missingAs: 5)
  }

  @Test("of booleans, by the column's words or by true and false")
  func booleans() throws {
    let words: [ColumnFormat.Word] = [.init(raw: "ja", code: 1), .init(raw: "nee", code: 0)]
    try check(
      [("Ja", .bit(1)), ("NEE", .bit(0)), ("", .missing), ("true", .problem(.unknownWord))], .boolean, .dutch,
      words: words)
    try check([("True", .bit(1)), ("false", .bit(0)), ("1", .problem(.unknownWord))], .boolean, .dutch)
  }

  @Test("of sets, one bit for each code")
  func sets() throws {
    let domain = Domain(codes: ["a", "b", "c"])
    let words: [ColumnFormat.Word] = [
      .init(raw: "Tijd", code: 0), .init(raw: "Géld", code: 1), .init(raw: "Kennis", code: 2),
    ]
    try check(
      [
        ("Tijd; kennis", .mask(5)), ("géld", .mask(2)), ("kennis;Tijd;Tijd;", .mask(5)), ("", .missing),
        ("Onbekend", .missing), ("Tijd;Rust", .problem(.unknownWord)), (";", .mask(0)),
      ], .set(domain), .dutch, encodings: [.utf8, .windows1252], words: words, separator: ";")
  }

  /// The accounts are the examples of the IBAN registry; those with a length their country does not have, and the sums of
  /// the eleven-test, were made and checked in Python.
  @Test("of identifiers, checked and in their normal form")
  func identifiers() throws {
    try check(
      [
        ("12345678", .text("12345678")), (" 01234567 ", .text("01234567")), ("1234567", .problem(.leadingZeroLost)),
        ("1234567a", .problem(.badIdentifier)), ("123456789", .problem(.badIdentifier)), ("", .missing),
      ], .identifier(.kvk), .dutch)
    try check(
      [
        ("111222333", .text("111222333")), ("123456782", .text("123456782")), ("123456789", .problem(.badIdentifier)),
        ("000000000", .problem(.badIdentifier)), ("11122233", .problem(.badIdentifier)),
        ("10000008", .problem(.leadingZeroLost)), ("010000008", .text("010000008")),
      ], .identifier(.rsin), .dutch)
    try check(
      [
        ("1234AB", .text("1234AB")), ("1234 ab", .text("1234AB")), ("1234\u{A0}AB", .text("1234AB")),
        ("0234AB", .problem(.badIdentifier)), ("1234A", .problem(.badIdentifier)),
        ("12345AB", .problem(.badIdentifier)), ("1234SA", .problem(.badIdentifier)),
        ("1234 sd", .problem(.badIdentifier)), ("1234SS", .problem(.badIdentifier)), ("1234SB", .text("1234SB")),
        ("9999XL", .text("9999XL")),
      ], .identifier(.postcode), .dutch, encodings: [.utf8, .windows1252])
    try check(
      [
        ("62.01", .text("6201")), ("0111", .text("0111")), ("62.01.1", .text("62011")), ("62", .text("62")),
        ("62.", .problem(.badIdentifier)), ("6.201", .problem(.badIdentifier)), ("620.1", .problem(.badIdentifier)),
        ("1", .problem(.leadingZeroLost)), ("123456", .problem(.badIdentifier)), ("A 01", .problem(.badIdentifier)),
        ("5", .problem(.badIdentifier)), ("0510", .problem(.badIdentifier)), ("07", .problem(.badIdentifier)),
        ("34", .problem(.badIdentifier)), ("0000", .problem(.badIdentifier)), ("99.00", .text("9900")),
      ], .identifier(.sbi), .dutch)
    try check(
      [
        ("NL91 ABNA 0417 1643 00", .text("NL91ABNA0417164300")), ("nl91abna0417164300", .text("NL91ABNA0417164300")),
        ("GB29NWBK60161331926819", .text("GB29NWBK60161331926819")), ("NL91ABNA0417164301", .problem(.badIdentifier)),
        ("NL91ABNA041716430", .problem(.badIdentifier)), ("ABNA0417164300NL9", .problem(.badIdentifier)),
        ("DE5137040044053201300", .problem(.badIdentifier)), ("NO37860111179470", .problem(.badIdentifier)),
      ], .identifier(.iban), .dutch)
  }

  /// The registry's own examples, one a country.
  @Test(
    "of accounts, as long as their country has them",
    arguments: [
      "DE89370400440532013000", "FR1420041010050500013M02606", "NO9386011117947", "AT611904300234573201",
      "CH9300762011623852957", "MT84MALT011000012345MTLCAST001S", "IE29AIBK93115212345678", "LI21088100002324013AA",
      "SE4550000000058398257466", "FI2112345600000785", "LU280019400644750000", "ES9121000418450200051332",
      "IT60X0542811101000000123456", "PT50000201231234567890154", "PL61109010140000071219812874", "BE68539007547034",
    ])
  func accounts(account: String) throws {
    try check([(account, .text(account))], .identifier(.iban), .dutch)
  }

  @Test("of text: its bytes as they are, unless it is cleaned")
  func text() throws {
    try check(
      [(" Jan  \"de\" Wit ", .text(" Jan  \"de\" Wit ")), ("n.v.t.", .missing), ("€é", .text("€é")), (" ", .missing)],
      .text, .dutch, encodings: [.utf8, .windows1252, .iso8859x15, .utf16BigEndian])
    try check(
      [("  Jan \u{A0} de\tWit ", .text("JAN DE WIT")), ("café", .text("CAFÉ")), (" - ", .text("-"))], .text, .dutch,
      encodings: [.utf8, .windows1252], clean: [.trim, .collapseSpaces, .upper])
    try check([("ÀB c", .text("àb c"))], .text, .dutch, encodings: [.utf8, .iso8859x15], clean: [.lower])
    try check([(" 12345678", .text("12345678"))], .identifier(.kvk), .dutch, clean: [.collapseSpaces])
    let noMissing = FieldFormat(missing: [])
    try check([("", .text("")), ("x", .text("x"))], .text, noMissing)
    try check([("", .problem(.notANumber))], .money, noMissing)
  }

  @Test(
    "only when the description has one reading",
    arguments: [
      (
        ColumnFormat(name: "x", header: "b", type: .date, fields: FieldFormat(dates: ["d-M-yyyy", "M-d-yyyy"])),
        .confusableDatePatterns("d-M-yyyy", "M-d-yyyy")
      ),
      (
        ColumnFormat(name: "x", header: "b", type: .date, fields: FieldFormat(dates: ["ddMMyyyy", "yyyyMMdd"])),
        .confusableDatePatterns("ddMMyyyy", "yyyyMMdd")
      ),
      (
        ColumnFormat(name: "x", header: "b", type: .date, fields: FieldFormat(dates: ["d-M-yy"])),
        .unusableDatePattern("d-M-yy")
      ),
      (
        ColumnFormat(name: "x", header: "b", type: .date, fields: FieldFormat(dates: ["dMyyyy"])),
        .unusableDatePattern("dMyyyy")
      ),
      (ColumnFormat(name: "x", header: "b", type: .date, fields: FieldFormat(locale: "de")), .unknownLocale("de")),
      (
        ColumnFormat(name: "x", header: "b", type: .money, fields: FieldFormat(thousands: UInt8(ascii: "."))),
        .unusableNumberSigns
      ),
      (
        ColumnFormat(
          name: "x", header: "b", type: .boolean, words: [.init(raw: "Ja", code: 1), .init(raw: "JA ", code: 0)]),
        .conflictingWord("JA ")
      ),
      (ColumnFormat(name: "x", header: "b", type: .days), .unreadableType),
    ] as [(ColumnFormat, ColumnFormatError.Reason)])
  func oneReading(_ format: ColumnFormat, _ reason: ColumnFormatError.Reason) {
    #expect(throws: ColumnFormatError(column: "x", reason: reason)) {
      _ = try ColumnReader(format, encoding: .utf8)
    }
  }
}
