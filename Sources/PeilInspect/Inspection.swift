public import PeilTable

/// What was found out about a file of delimited text: how it is written, where its table stands, and its columns.
public struct Inspection: Sendable {
  /// How bytes stand for characters.
  public let encoding: Finding<TextEncoding>
  /// How lines end.
  public let lineEnd: Finding<LineEnd>
  /// The signs between and around fields.
  public let dialect: Finding<FoundDialect>
  /// Where the table stands.
  public let shape: RecordLayout
  /// The columns, in the order of the file.
  public let columns: [ColumnFinding]
  /// What tells the records apart.
  public let key: KeyFinding
  /// Records that are the same as an earlier one in every field, by the line they begin on.
  public let repeatedLines: [Int]
  /// How many records the table has, its header aside.
  public let recordCount: Int
  /// Whether the whole file was looked at.
  public let isWhole: Bool

  /// Looks at the bytes of a file, or at its beginning.
  public init(_ bytes: [UInt8], isWhole: Bool) {
    let sample = FileSample(bytes, isWhole: isWhole)
    let text = sample.wholeLines
    encoding = sample.encoding
    self.isWhole = isWhole
    lineEnd = LineEndDetector(text).finding()
    dialect = DialectDetector(Self.beginning(of: text)).finding()
    let records = SampleRecords(text, dialect.value, limit: .max)
    var shape = RecordLayoutDetector(records, isWhole: isWhole).shape()
    var reader = TableReader(records, shape)
    var table = reader.table()
    var columns = Self.columns(of: table)
    if isWhole, shape.footerLines.value == 0, let totals = TotalsRow(columns, table) {
      let lines = (records.records.last?.line ?? totals.line) - totals.line + 1
      shape.footerLines = Finding(lines, .likely, evidence: [totals.evidence])
      reader = TableReader(records, shape)
      table = reader.table()
      columns = Self.columns(of: table)
    }
    self.shape = shape
    self.columns = columns
    recordCount = reader.recordCount
    repeatedLines = table.repeatedLines
    key = KeyFinder(columns, table).finding()
  }

  private static func columns(of table: SurveyedTable) -> [ColumnFinding] {
    ColumnNames.unique(table.surveys).map { ColumnDetector($0.survey).finding(name: $0.name) }
  }

  /// So much of the text decides the dialect.
  private static let dialectBytes = 256 << 10

  private static func beginning(of text: [UInt8]) -> [UInt8] {
    guard text.count > dialectBytes else { return text }
    let end = text[..<dialectBytes].lastIndex(of: 0x0A) ?? dialectBytes - 1
    return Array(text[...end])
  }
}

/// How lines end.
public enum LineEnd: String, CaseIterable, Hashable, Sendable {
  case lf, crlf, cr
}

/// Counts the line ends of a text.
struct LineEndDetector {
  private let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  func finding() -> Finding<LineEnd> {
    var counts: [LineEnd: Int] = [:]
    var place = 0
    while place < text.count {
      if text[place] == 0x0A { counts[.lf, default: 0] += 1 }
      if text[place] == 0x0D {
        let isPair = place + 1 < text.count && text[place + 1] == 0x0A
        counts[isPair ? .crlf : .cr, default: 0] += 1
        if isPair { place += 1 }
      }
      place += 1
    }
    let ends = LineEnd.allCases.filter { counts[$0] != nil }.sorted { (counts[$0] ?? 0) > (counts[$1] ?? 0) }
    guard let first = ends.first else { return Finding(.lf, .likely, evidence: ["there is one line"]) }
    let words = ends.map { "\(counts[$0] ?? 0) \($0.rawValue.uppercased())" }.joined(separator: ", ")
    return Finding(first, ends.count == 1 ? .certain : .likely, evidence: ["line ends: \(words)"])
  }
}

/// Hands the fields of the table to a survey per column.
struct TableReader {
  private let records: SampleRecords
  private let shape: RecordLayout
  private let header: ArraySlice<SampleRecords.Record>
  private let body: ArraySlice<SampleRecords.Record>

  init(_ records: SampleRecords, _ shape: RecordLayout) {
    self.records = records
    self.shape = shape
    let footerStart = (records.records.last?.line ?? 0) - shape.footerLines.value + 1
    let table = records.records.drop { $0.line <= shape.skippedLines.value }
    let whole = shape.footerLines.value == 0 ? table : table.prefix { $0.line < footerStart }
    header = whole.prefix(shape.headerRows.value)
    body = whole.dropFirst(shape.headerRows.value)
  }

  private var width: Int { shape.hasTrailingDelimiter ? shape.width - 1 : shape.width }

  private var rows: [SampleRecords.Record] {
    body.filter { record in
      guard records.has(record, width: shape.width) else { return false }
      let first = records.fields[record.fields.lowerBound]
      if let mark = shape.comment?.value, !first.isQuoted, records.bytes(first).starts(with: mark.utf8) { return false }
      return width > 1 || !records.bytes(first).isEmpty
    }
  }

  var recordCount: Int { rows.count }

  func table() -> SurveyedTable {
    var table = SurveyedTable(surveys: (0..<width).map { ColumnSurvey(header: name(of: $0)) })
    for record in rows {
      table.add((0..<width).map { records.string(records.fields[record.fields.lowerBound + $0]) }, line: record.line)
    }
    return table
  }

  /// The header of a column; of several header rows the words one after the other.
  private func name(of column: Int) -> String {
    header.compactMap { record in
      column < record.fields.count ? records.string(records.fields[record.fields.lowerBound + column]) : nil
    }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Makes names for a pipeline file out of headers.
enum ColumnNames {
  static func unique(_ surveys: [ColumnSurvey]) -> [(survey: ColumnSurvey, name: String)] {
    var used: Set<String> = []
    return surveys.enumerated().map { place, survey in
      let base = name(of: survey.header) ?? "column_\(place + 1)"
      var name = base
      var number = 2
      while used.contains(name) || reserved.contains(name) {
        name = "\(base)_\(number)"
        number += 1
      }
      used.insert(name)
      return (survey, name)
    }
  }

  private static let reserved: Set<String> = [
    "and", "or", "not", "in", "is", "missing", "known", "if", "where", "per", "true", "false", "date", "euro", "days",
    "weeks", "months", "years",
  ]

  /// Small ASCII letters, digits and underscores, a letter first, of at most five words; nil where nothing is left.
  static func name(of header: String) -> String? {
    var words: [String] = []
    var word = ""
    for scalar in header.lowercased().unicodeScalars {
      if let letter = plain[scalar] {
        word += letter
      } else if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'", scalar != "’", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    let name = words.prefix(5).joined(separator: "_")
    guard let first = name.unicodeScalars.first else { return nil }
    return ("a"..."z").contains(first) ? name : "c_" + name
  }

  private static let plain: [Unicode.Scalar: String] = [
    "à": "a", "á": "a", "â": "a", "ä": "a", "ã": "a", "å": "a", "ç": "c", "č": "c", "ć": "c", "è": "e", "é": "e",
    "ê": "e", "ë": "e", "ě": "e", "ę": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ł": "l", "ñ": "n", "ń": "n",
    "ň": "n", "ò": "o", "ó": "o", "ô": "o", "ö": "o", "õ": "o", "ø": "o", "ř": "r", "š": "s", "ś": "s", "ß": "ss",
    "ù": "u", "ú": "u", "û": "u", "ü": "u", "ů": "u", "ý": "y", "ž": "z", "ź": "z", "ż": "z", "æ": "ae", "œ": "oe",
  ]
}
