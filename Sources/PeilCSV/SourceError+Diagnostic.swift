import Glibc
public import PeilDiagnostics
import PeilTable

extension SourceError: DiagnosticConvertible {
  /// What to tell the user: one error with the file as its place.
  public var diagnostics: [Diagnostic] {
    let (code, message, advice, line) = prose
    return [
      .error(
        code, message, details: advice.map { [$0] } ?? [], place: DataPlace(file: path, line: line), exit: exitStatus)
    ]
  }

  private var exitStatus: ExitStatus {
    switch reason {
    case .missing, .noMatch, .missingFolder, .isDirectory, .isNotRegularFile, .unreadable: .noInput
    case .unusableFormat: .usage
    case .outOfMemory, .changed: .inputOutput
    case .programMissing: .software
    case .empty, .otherHeader, .notUnpacked, .isNotText, .conflictMarker, .contradictoryByteOrderMark, .malformedHeader,
      .headerNotInEncoding,
      .headerTooLong, .recordTooLong:
      .data
    }
  }

  private var prose: (code: String, message: String, advice: String?, line: Int?) {
    switch reason {
    case .missing(let nearest):
      ("missing-file", "there is no such file", nearest.map { "the folder holds '\($0)'; was that meant?" }, nil)
    case .noMatch(let names):
      (
        "missing-file", "no file fits the pattern",
        names.isEmpty ? nil : "its folder holds: \(listed(names, limit: 12))", nil
      )
    case .missingFolder(let folder):
      ("missing-file", "there is no such file, and no folder '\(folder)' to hold it", nil, nil)
    case .isDirectory: ("not-a-file", "this is a folder, not a file", "name one of the files in it", nil)
    case .isNotRegularFile:
      ("not-a-file", "this is a pipe or a device, which cannot be read twice", "write it to a file first", nil)
    case .unreadable(let number):
      ("unreadable-file", "the file cannot be read: \(String(cString: strerror(number)))", Self.remedy(number), nil)
    case .otherHeader(let difference, let first):
      ("other-header", "the header is another than that of '\(first)'", difference.message, 1)
    case .notUnpacked(let program, let message):
      ("not-unpacked", "\(program) cannot unpack the file", message.isEmpty ? "fetch it again" : message, nil)
    case .programMissing(let program):
      (
        "program-missing", "the file is packed, and the program \(program) is not there",
        "install \(program), or unpack the file first", nil
      )
    case .empty(let content): ("empty-file", content.message, Self.exportAgain, nil)
    case .unusableFormat(let problem): ("unusable-format", problem.message, nil, nil)
    case .isNotText(let kind): ("not-text", "this is no delimited text but \(kind.name)", kind.advice, nil)
    case .conflictMarker(let line):
      (
        "conflict-marker", "two versions of the file stand in it, with git's conflict markers between them",
        "settle the merge: keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>", line
      )
    case .contradictoryByteOrderMark(let found, let declared):
      (
        "contradictory-byte-order-mark",
        "the file begins with the byte order mark of \(found.rawValue), declared is \(declared.rawValue)",
        "write 'encoding: \(found.rawValue)' in the source's format", nil
      )
    case .malformedHeader(let line):
      ("malformed-header", "the header's quotes are not well-formed", "mend the first line, or export again", line)
    case .headerNotInEncoding(let encoding, let line, let likely):
      (
        "invalid-encoding", "the header is not text in \(encoding.rawValue)",
        likely.map { "it would be in \($0.rawValue): write 'encoding: \($0.rawValue)' in the source's format" }
          ?? "declare the file's own encoding in the source's format", line
      )
    case .headerTooLong(let limit):
      ("header-too-long", "the header does not end within \(limit) bytes", "a quote may be left open", 1)
    case .recordTooLong(let offset, let limit):
      (
        "record-too-long", "the record at byte \(offset) does not end within \(limit) bytes",
        "a quote may be left open",
        nil
      )
    case .outOfMemory: ("out-of-memory", "not enough memory to read the file", nil, nil)
    case .changed: ("changed-file", "the file changed while it was being read", "run again", nil)
    }
  }

  private static let exportAgain = "export it again; an export without rows still has its header"

  private static func remedy(_ number: Int32) -> String? {
    number == EACCES || number == EPERM ? "ask its owner to let you read it, or copy it to where you may" : nil
  }
}

extension HeaderDifference {
  fileprivate var message: String {
    let parts = [
      missing.isEmpty ? nil : "it lacks: \(listed(missing.map { shortened($0) }, limit: 12))",
      added.isEmpty ? nil : "it has besides: \(listed(added.map { shortened($0) }, limit: 12))",
    ].compactMap(\.self)
    return parts.isEmpty
      ? "it has the same headers in another order, or another number of times" : parts.joined(separator: "; ")
  }
}

extension EmptyContent {
  fileprivate var message: String {
    switch self {
    case .noBytes: "the file is empty: it has no header and no records"
    case .byteOrderMarkOnly: "the file holds a byte order mark and nothing else: it has no header and no records"
    case .lineEndsOnly: "the file holds line ends and nothing else: it has no header and no records"
    case .skippedLinesOnly(let count, let skipped):
      "the file has \(count) line(s), and the format skips \(skipped): it has no header and no records"
    case .headerRowsMissing(let count, let declared): "the file has \(count) record(s), and \(declared) are its header"
    case .footerOnly(let count, let footer):
      "the file has \(count) line(s) after its header, fewer than the \(footer) of its footer"
    }
  }
}

extension ForeignContent {
  fileprivate var name: String {
    switch self {
    case .xlsx: "an Excel workbook (xlsx)"
    case .ods: "a spreadsheet (ods)"
    case .xls: "an Excel workbook (xls)"
    case .zip: "a zip archive"
    case .gzip: "a gzip archive"
    case .pdf: "a PDF"
    case .html: "a web page (HTML)"
    case .xml: "XML"
    case .json: "JSON"
    case .gitPointer: "git's pointer to a file that is stored elsewhere"
    case .utf32: "text in UTF-32, which is not read"
    case .binary: "binary: it holds NUL bytes"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .xlsx, .ods, .xls: "open it and save the sheet as CSV in UTF-8"
    case .zip, .gzip: "unpack it and name the file inside"
    case .pdf: "ask for the data behind it as CSV"
    case .html: "a portal may have answered with a page for logging in: sign in and export again"
    case .xml, .json, .binary: "export it as CSV"
    case .gitPointer: "fetch the file itself with 'git lfs pull'"
    case .utf32: "save it as CSV in UTF-8"
    }
  }
}

extension CSVFormatProblem {
  fileprivate var message: String {
    switch self {
    case .unusableDelimiter(let byte): "\(Self.name(byte)) cannot be a delimiter: it must be ASCII and no line end"
    case .unusableQuote(let byte): "\(Self.name(byte)) cannot be a quote: it must be ASCII and no line end"
    case .delimiterIsQuote(let byte): "delimiter and quote are both \(Self.name(byte))"
    case .signIsBackslash: "a backslash cannot escape and be the delimiter or the quote at once"
    case .unusableComment(let mark):
      "'\(mark)' cannot mark comments: it must be 1 to 16 ASCII characters and no line end"
    case .unusableCount(let count): "\(count) lines cannot be: at least 0, at most \(CSVFormat.lineLimit)"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }
}
