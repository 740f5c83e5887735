public import PeilCSV
public import PeilTable

/// A file that was looked at, and the format that was found for it.
public struct InspectedFile: Sendable {
  /// The path as it was given.
  public let path: String
  /// The file's name in a pipeline file, made of its own name.
  public private(set) var name: String
  /// The file's size in bytes.
  public let size: Int
  /// What was found.
  public let inspection: Inspection
  /// The format that was found; of open findings the first reading.
  public let format: CSVFormat
  /// Why the format is what it is, where the reader of runs decided it.
  public let formatEvidence: [String]
  /// What the reader of runs makes of the file in that format; nil where it cannot read it.
  public let read: DryRead?
  /// Whether headers are empty or stand more than once, so that columns can only be called by their numbers.
  public let numbersColumns: Bool

  /// So many bytes of a file are looked at: enough to decide how it is written.
  public static let sampleSize = 4 << 20

  /// Looks at a file; throws, in words, where it cannot be opened, or is empty or no text.
  public init(path: String, name: String? = nil) throws(SourceError) {
    let sample = try SourceSample(path: path, limit: Self.sampleSize)
    self.path = path
    self.name = name ?? Self.name(of: path)
    size = sample.size
    inspection = Inspection(sample.bytes, isWhole: sample.isWhole)
    var format = Self.format(of: inspection)
    let headers = inspection.columns.filter { $0.distinctCount > 0 || $0.missingWords != [""] }.map(\.header)
    numbersColumns =
      format.headerRows > 0 && (headers.contains("") || Set(headers).count < headers.count)
    if numbersColumns, let file = try? SourceFile(path: path, format: format) {
      (format.skippedLines, format.headerRows) = (file.header.lineCount, 0)
    }
    (self.format, read, formatEvidence) = Self.judged(format, path)
  }

  /// The same file under another name.
  func renamed(_ name: String) -> InspectedFile {
    var file = self
    file.name = name
    return file
  }

  /// A name for a pipeline file, of the last part of a path.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let stem = file.split(separator: ".").first.map(String.init) ?? file
    let name = ColumnNames.name(of: stem) ?? "source"
    return name == "reasons" ? "reasons_file" : name
  }

  private static func format(of found: Inspection) -> CSVFormat {
    var format = CSVFormat(
      encoding: found.encoding.value, delimiter: found.dialect.value.delimiter, quote: found.dialect.value.quote)
    format.escape = found.dialect.value.escape
    format.skippedLines = found.shape.skippedLines.value
    format.headerRows = found.shape.headerRows.value
    format.footerLines = found.shape.footerLines.value
    format.comment = found.shape.comment?.value
    return format
  }

  /// The format with which the reader rejects the fewest records, and what that rests on.
  ///
  /// Nothing is taken that would change a field: short records are never filled up here.
  private static func judged(_ format: CSVFormat, _ path: String) -> (CSVFormat, DryRead?, [String]) {
    guard var best = try? DryRead(path: path, format: format) else { return (format, nil, []) }
    var chosen = format
    var evidence: [String] = []
    func attempt(_ change: (inout CSVFormat) -> Void, _ reason: (DryRead) -> String) {
      guard best.rejectedCount > 0 else { return }
      var other = chosen
      change(&other)
      guard other != chosen, let read = try? DryRead(path: path, format: other), read.padded == 0,
        read.rejectedCount < best.rejectedCount
      else { return }
      evidence.append(reason(read))
      (chosen, best) = (other, read)
    }
    attempt({ $0.ragged = .pad }, { "\($0.cut) record(s) have empty fields behind the last column" })
    attempt({ $0.trims = true }, { _ in "blanks stand beside quotes" })
    return (chosen, best, evidence)
  }
}
