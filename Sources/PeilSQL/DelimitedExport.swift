import PeilCore
import PeilTable

/// An export as a dialect's own reader is told of it: every column as text, in the order of the file, and what the reader
/// cannot read put aside as it stands.
///
/// Columns are called by their places, `c0` and on: engines hold headers for the same that differ in capitals.
struct DelimitedExport {
  let dialect: SQLDialect
  let format: CSVFormat
  let file: PlannedFile
  /// What tells the relations of this export from those of others.
  let name: String

  /// Why the engine's reader cannot be told of such a file; nil where it can.
  var obstacle: String? {
    if dialect == .postgres { return "PostgreSQL has no reader that puts aside what it cannot read" }
    if format.encoding != .utf8 {
      return "\(dialect.engineName)'s own reader takes UTF-8, and '\(format.encoding.rawValue)' is declared"
    }
    return dialect == .spark && format.skippedLines > 0 ? "Spark's own reader skips no lines before the header" : nil
  }

  // MARK: Lines

  /// The statements before the lines of the file are asked for.
  var linePreparations: [String] {
    guard dialect == .spark else { return [] }
    return [
      "CREATE OR REPLACE TEMPORARY VIEW \(lines) (l STRING) USING csv OPTIONS (\(options(header: false, sign: "\u{1}", quote: "", "lineSep '\\n'")))"
    ]
  }

  /// The query for the first line, which holds the headers.
  var firstLine: String {
    switch dialect {
    case .spark: return "SELECT 't' || l FROM \(lines) LIMIT 1"
    default:
      return
        "SELECT 't' || l FROM read_csv(\(text(file.path)), columns = {'l': 'VARCHAR'}, auto_detect = false, header = false, skip = \(format.skippedLines), delim = '\u{1}', quote = '', escape = '', strict_mode = false, ignore_errors = true, max_line_size = \(Self.longestLine)) LIMIT 1"
    }
  }

  /// The headers in a first line; nil where a quote in it is not closed.
  func headers(in line: some Sequence<UInt8>) -> [String]? {
    var bytes = Array(line)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    while let last = bytes.last, last == 10 || last == 13 { bytes.removeLast() }
    let quote = format.quote ?? UInt8(ascii: "\"")
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if isQuoted, byte == quote, place + 1 < bytes.count, bytes[place + 1] == quote {
        fields[fields.count - 1].append(quote)
        place += 1
      } else if byte == quote, isQuoted || fields[fields.count - 1].isEmpty {
        isQuoted.toggle()
      } else if byte == format.delimiter, !isQuoted {
        fields.append([])
      } else {
        fields[fields.count - 1].append(byte)
      }
      place += 1
    }
    return isQuoted ? nil : fields.map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Records

  /// The statements before the records are asked for, for so many columns.
  func preparations(columns: Int) -> [String] {
    guard dialect == .spark else { return [] }
    let declared = (0..<columns).map { "c\($0) STRING" } + ["\(Self.aside) STRING"]
    // A record may hold line ends, so that a file is read as one piece.
    let rest =
      "multiLine 'true', mode 'PERMISSIVE', columnNameOfCorruptRecord '\(Self.aside)', escape \(text(sign(format.quote)))"
    return [
      "CREATE OR REPLACE TEMPORARY VIEW \(records) (\(declared.joined(separator: ", "))) USING csv OPTIONS (\(options(header: true, sign: sign(format.delimiter), quote: sign(format.quote), rest)))"
    ]
  }

  /// The relation of the records that were read, for so many columns.
  func relation(columns: Int) -> String {
    switch dialect {
    case .spark: return "(SELECT * FROM \(records) WHERE \(Self.aside) IS NULL)"
    default:
      let declared = (0..<columns).map { "'c\($0)': 'VARCHAR'" }.joined(separator: ", ")
      let quote = text(sign(format.quote))
      return
        "read_csv(\(text(file.path)), columns = {\(declared)}, auto_detect = false, header = true, skip = \(format.skippedLines), delim = \(text(sign(format.delimiter))), quote = \(quote), escape = \(quote), null_padding = false, strict_mode = true, max_line_size = \(Self.longestLine), store_rejects = true, rejects_limit = 0, rejects_table = '\(name)_aside', rejects_scan = '\(name)_scan')"
    }
  }

  /// The query for what the reader put aside while it read the records: each as it stands, why, and its first field.
  var putAside: String {
    switch dialect {
    case .spark:
      // Spark answers no question about this column alone.
      return
        "SELECT 't' || \(Self.aside), 't' || 'its fields are not those of the header, or a quote is not closed', c0 FROM \(records) WHERE \(Self.aside) IS NOT NULL"
    default:
      return
        "SELECT 't' || any_value(trim(csv_line, chr(10) || chr(13))), 't' || 'line ' || line || ': ' || string_agg(error_message, '; ' ORDER BY column_idx), '' FROM \(name)_aside GROUP BY line ORDER BY line"
    }
  }

  /// What the reader would change in silence: queries that count such places, with what each means.
  func silentChanges(columns: Int) -> [(query: String, meaning: String)] {
    guard dialect == .spark else { return [] }
    let whole = "concat_ws(' ', \((0..<columns).map { "c\($0)" }.joined(separator: ", ")))"
    let mark = "\(Self.aside) IS NULL"
    func counted(_ condition: String, _ relation: String) -> String {
      dialect.handedOver("(SELECT count(*) FROM \(relation) WHERE \(condition))")
    }
    // Signs of punctuation stand behind a backslash in a pattern; a tab is written as one.
    func pattern(_ byte: UInt8) -> String { byte == 9 ? "\\t" : byte == 32 ? " " : "\\\(sign(byte))" }
    let quote = format.quote ?? UInt8(ascii: "\"")
    let (stroke, edge) = (pattern(quote), pattern(format.delimiter))
    let behind = "(^|\(edge))\(stroke)(?:[^\(stroke)]++|\(stroke)\(stroke))*+\(stroke)[^\(edge)\(stroke)\\r]"
    let returns = counted("contains(l, chr(13))", lines)
    let breaks = counted("\(mark) AND contains(\(whole), chr(10))", records)
    return [
      (
        "SELECT CASE WHEN \(returns) = '0' THEN '0' ELSE \(breaks) END",
        "record(s) with a line end within quotes, of a file with CR LF: of these it makes LF"
      ),
      (
        "SELECT \(counted("\(mark) AND contains(\(whole), decode(X'EFBFBD', 'UTF-8'))", records))",
        "record(s) with bytes that are no characters, or with U+FFFD: of the bytes it makes that character"
      ),
      (
        "SELECT \(counted("l RLIKE \(text(behind))", lines))",
        "line(s) with something behind a closing quote, which it makes part of the value or leaves out"
      ),
    ]
  }

  // MARK: Words

  private var lines: String { "\(name)_lines" }
  private var records: String { "\(name)_records" }

  /// The column of what was put aside.
  private static let aside = "_aside"
  private static let longestLine = 16_777_216

  private func options(header: Bool, sign: String, quote: String, _ rest: String) -> String {
    """
    path \(text(SQLDialect.absolute(file.path))), sep \(text(sign)), quote \(text(quote)), header '\(header)', \
    encoding 'UTF-8', nullValue '', emptyValue '', maxCharsPerColumn '-1', maxColumns '20000', \(rest)
    """
  }

  private func sign(_ byte: UInt8?) -> String { String(UnicodeScalar(byte ?? UInt8(ascii: "\""))) }

  /// A text as one literal: an option takes no expression.
  private func text(_ text: String) -> String {
    guard dialect == .spark else { return "'\(text.replacing("'", with: "''"))'" }
    var literal = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": literal += "\\\(scalar)"
      case _ where scalar.value < 32: literal += "\\u\(String(0x10000 + scalar.value, radix: 16).dropFirst())"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return "'\(literal)'"
  }
}
