public import PeilTable

/// Converts one column of a source, grid by grid; each worker has its own, because it remembers words it has met.
///
/// Fields are trimmed before they are typed, except those of `text` and of words that match exactly. An empty field is
/// missing when the format's missing words hold the empty word.
public struct ColumnReader: Sendable {
  /// The column as it was described.
  public let format: ColumnFormat
  /// Whether an invalid raw word becomes a missing value, and not the end of its row.
  ///
  /// Where a missing outcome is an error, an invalid one is too.
  public var makesInvalidMissing: Bool {
    format.invalid == .missing && !(format.type == .outcome && format.missingAs == nil)
  }
  let encoding: TextEncoding
  private let cleaner: FieldCleaner?
  private var kernel: Kernel
  var missing: MissingWords
  var cache = WordCache()

  /// The reading of one type, chosen once per grid and column.
  private enum Kernel: Sendable {
    case text
    case identifier(IdentifierParser)
    case amount(AmountParser)
    case number(NumberParser)
    case date(DateParser)
    case codes(WordTable, isOutcome: Bool)
    case booleans(WordTable)
    case masks(WordTable)
  }

  /// A reader for fields in this encoding; throws when the description has no single reading.
  public init(_ format: ColumnFormat, encoding: TextEncoding) throws(ColumnFormatError) {
    self.format = format
    // What has been cleaned is UTF-8, and so is what the parser read of UTF-16.
    self.encoding = format.clean.isEmpty && encoding.isSingleByte ? encoding : .utf8
    cleaner = format.clean.isEmpty ? nil : FieldCleaner(format.clean, encoding)
    missing = try MissingWords(format, self.encoding)
    kernel = try Self.kernel(format, self.encoding)
  }

  private static func kernel(_ format: ColumnFormat, _ encoding: TextEncoding) throws(ColumnFormatError) -> Kernel {
    switch format.type {
    case .text: return .text
    case .identifier(let kind): return .identifier(IdentifierParser(kind, isSingleByte: encoding.isSingleByte))
    case .integer: return .amount(try AmountParser(format, scale: 0, encoding))
    case .money: return .amount(try AmountParser(format, scale: 2, encoding))
    case .decimal(let scale): return .amount(try AmountParser(format, scale: scale, encoding))
    case .number: return .number(try NumberParser(format, encoding))
    case .date: return .date(try DateParser(format, encoding))
    case .category: return .codes(try WordTable(format, words: format.words, encoding), isOutcome: false)
    case .outcome: return .codes(try WordTable(format, words: format.words, encoding), isOutcome: true)
    case .boolean:
      let words = format.words.isEmpty ? [.init(raw: "false", code: 0), .init(raw: "true", code: 1)] : format.words
      return .booleans(try WordTable(format, words: words, encoding))
    case .set(let domain):
      guard domain.count <= Domain.largestSet else {
        throw ColumnFormatError(column: format.name, reason: .tooManyCodes(domain.count))
      }
      return .masks(try WordTable(format, words: format.words, encoding))
    case .days, .rational: throw ColumnFormatError(column: format.name, reason: .unreadableType)
    }
  }

  /// Reads the column that stands at `column` of the grid.
  public mutating func read(_ grid: RecordGrid, column: Int) -> ColumnReading {
    readCleaned(FieldColumn(grid, column: column, isSingleByte: encoding.isSingleByte))
  }

  /// Reads one word in UTF-8 as the field of one row; the reader's encoding must be UTF-8.
  mutating func read(word: String) -> ColumnReading {
    Array(word.utf8).withUnsafeBufferPointer { bytes in
      withUnsafePointer(to: UInt32(0)) { start in
        withUnsafePointer(to: UInt32(bytes.count)) { length in
          // An empty word has no bytes to point at, and none are looked at.
          withUnsafePointer(to: UInt8(0)) { nothing in
            readCleaned(FieldColumn(utf8: bytes.baseAddress ?? nothing, starts: start, lengths: length, count: 1))
          }
        }
      }
    }
  }

  private mutating func readCleaned(_ fields: FieldColumn) -> ColumnReading {
    guard let cleaner else { return read(fields) }
    let cleaned = cleaner.clean(fields)
    return cleaned.bytes.withUnsafeBufferPointer { bytes in
      cleaned.starts.withUnsafeBufferPointer { starts in
        cleaned.lengths.withUnsafeBufferPointer { lengths in
          guard let starts = starts.baseAddress, let lengths = lengths.baseAddress else { return read(fields) }
          let base = bytes.baseAddress ?? fields.base
          return read(FieldColumn(utf8: base, starts: starts, lengths: lengths, count: fields.count))
        }
      }
    }
  }

  private mutating func read(_ fields: FieldColumn) -> ColumnReading {
    switch kernel {
    case .text: return readText(fields)
    case .identifier(let parser): return readIdentifiers(fields, parser)
    case .amount(let parser): return readValues(fields, parser) { .integers($0) }
    case .number(let parser): return readValues(fields, parser) { .doubles($0) }
    case .date(let parser): return readValues(fields, parser) { .integers($0) }
    case .codes(let table, let isOutcome):
      return readWords(
        fields, missingValue: missingCode, isOutcome: isOutcome, quick: { $0.read(fields, into: $1, unknown: $2) },
        value: { UInt32(truncatingIfNeeded: $0) }, resolve: { table.code(of: $0) }
      ) { .codes($0) }
    case .booleans(let table):
      return readWords(
        fields, missingValue: missingCode, quick: { _, _, _ in nil }, value: { $0 == 0 ? 0 : 1 as UInt8 },
        resolve: { table.code(of: $0) }
      ) { .bits($0) }
    case .masks(let table):
      return readWords(
        fields, missingValue: missingCode.map { 1 << $0 }, quick: { $0.read(fields, into: $1, unknown: $2) },
        value: { $0 }, resolve: { table.mask(of: $0) }
      ) { .masks($0) }
    }
  }

  private var missingCode: UInt64? { format.missingAs.map(UInt64.init) }
}
