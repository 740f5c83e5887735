import PeilTable

/// A sample of a file cut into records and fields by one dialect, taking every line whatever its quotes.
///
/// For finding out only: what a run reads is decided by the reader.
struct SampleRecords {
  struct Record {
    /// The physical line on which it begins, from 1.
    let line: Int
    /// Its fields among all.
    let fields: Range<Int>
  }

  struct Field {
    /// The bytes between the delimiters or the quotes.
    let bytes: Range<Int>
    let isQuoted: Bool
  }

  /// The sample's text in UTF-8.
  let text: [UInt8]
  private(set) var records: [Record] = []
  private(set) var fields: [Field] = []
  /// Closing quotes with something else than a delimiter behind them, and quotes that never close.
  private(set) var strayQuotes = 0
  /// Fields that stand in quotes.
  private(set) var quotedFields = 0

  private let dialect: FoundDialect

  init(_ text: [UInt8], _ dialect: FoundDialect, limit: Int = 4000) {
    self.text = text
    self.dialect = dialect
    cut(limit)
  }

  func width(_ record: Record) -> Int { record.fields.count }

  /// Whether a record has so many fields, or more of which those behind are all empty.
  func has(_ record: Record, width: Int) -> Bool {
    record.fields.count >= width && fields[record.fields].dropFirst(width).allSatisfy { $0.bytes.isEmpty }
  }

  /// The bytes of a field, quotes around it left away.
  func bytes(_ field: Field) -> ArraySlice<UInt8> { text[field.bytes] }

  /// The text of a field, its escapes resolved, blanks at both ends left away.
  func string(_ field: Field) -> String {
    var bytes = Array(text[field.bytes])
    if field.isQuoted, let quote = dialect.quote, bytes.contains(quote) { bytes = resolved(bytes, quote) }
    return trimmed(String(decoding: bytes, as: UTF8.self))
  }

  private func resolved(_ bytes: [UInt8], _ quote: UInt8) -> [UInt8] {
    let mark = dialect.escape == .backslash ? UInt8(ascii: "\\") : quote
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == mark, place + 1 < bytes.count, bytes[place + 1] == quote || mark != quote { place += 1 }
      result.append(bytes[place])
      place += 1
    }
    return result
  }

  private mutating func cut(_ limit: Int) {
    var place = 0
    var line = 1
    while place < text.count, records.count < limit {
      let first = fields.count
      let start = line
      var ended = false
      while !ended {
        let (field, next) = field(at: place, &line)
        fields.append(field)
        if field.isQuoted { quotedFields += 1 }
        place = next
        if place < text.count, text[place] == dialect.delimiter {
          place += 1
        } else {
          ended = true
        }
      }
      if place < text.count {
        place += text[place] == 0x0D && place + 1 < text.count && text[place + 1] == 0x0A ? 2 : 1
        line += 1
      }
      records.append(Record(line: start, fields: first..<fields.count))
    }
  }

  /// The field that begins here, and where it ends: at a delimiter, a line end or the end of the sample.
  private mutating func field(at start: Int, _ line: inout Int) -> (Field, Int) {
    var place = start
    // A blank before a quote is a slip of the writer's; such a field is meant to be quoted all the same.
    while place < text.count, text[place] == 0x20, dialect.delimiter != 0x20 { place += 1 }
    if let quote = dialect.quote, place < text.count, text[place] == quote {
      if let quoted = quoted(at: place, quote, &line) { return quoted }
      strayQuotes += 1
    }
    place = start
    while place < text.count, !endsField(text[place]) { place += 1 }
    return (Field(bytes: start..<place, isQuoted: false), place)
  }

  private func endsField(_ byte: UInt8) -> Bool { byte == dialect.delimiter || byte == 0x0A || byte == 0x0D }

  private mutating func quoted(at start: Int, _ quote: UInt8, _ line: inout Int) -> (Field, Int)? {
    var place = start + 1
    var lines = 0
    while place < text.count {
      let byte = text[place]
      if byte == 0x0A || (byte == 0x0D && !(place + 1 < text.count && text[place + 1] == 0x0A)) { lines += 1 }
      if dialect.escape == .backslash, byte == UInt8(ascii: "\\") {
        place += 2
        continue
      }
      guard byte == quote else {
        place += 1
        continue
      }
      if dialect.escape == .doubled, place + 1 < text.count, text[place + 1] == quote {
        place += 2
        continue
      }
      var after = place + 1
      while after < text.count, text[after] == 0x20, dialect.delimiter != 0x20 { after += 1 }
      if after == text.count || endsField(text[after]) {
        line += lines
        return (Field(bytes: (start + 1)..<place, isQuoted: true), after)
      }
      strayQuotes += 1
      place += 1
    }
    // A quote that never closes would swallow the rest of the file.
    return nil
  }
}

/// A text without the blanks at both ends, those of typesetting among them.
func trimmed(_ text: String) -> String {
  var scalars = text.unicodeScalars[...]
  while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
  while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
  return String(scalars)
}
