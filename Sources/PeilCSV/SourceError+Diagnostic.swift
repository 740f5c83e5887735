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
    case .missing, .isDirectory, .isNotRegularFile, .unreadable: .noInput
    case .unusableFormat: .usage
    case .outOfMemory, .changed: .inputOutput
    case .empty, .isNotText, .contradictoryByteOrderMark, .malformedHeader, .headerNotInEncoding, .headerTooLong,
      .recordTooLong:
      .data
    }
  }

  private var prose: (code: String, message: String, advice: String?, line: Int?) {
    switch reason {
    case .missing: ("missing-file", "there is no such file", nil, nil)
    case .isDirectory: ("not-a-file", "this is a directory, not a file", nil, nil)
    case .isNotRegularFile:
      ("not-a-file", "this is a pipe or a device, which cannot be read twice", "write it to a file first", nil)
    case .unreadable(let number): ("unreadable-file", "cannot be read: \(String(cString: strerror(number)))", nil, nil)
    case .empty: ("empty-file", "the file holds no header and no records", nil, nil)
    case .unusableFormat(let problem): ("unusable-format", problem.message, nil, nil)
    case .isNotText(let kind):
      ("not-text", "this is no delimited text: it looks like \(kind)", "export it as CSV, or declare its encoding", nil)
    case .contradictoryByteOrderMark(let found, let declared):
      (
        "contradictory-byte-order-mark",
        "the file begins with the byte order mark of \(found.rawValue), declared is \(declared.rawValue)",
        "write 'encoding: \(found.rawValue)' in the source's format", nil
      )
    case .malformedHeader(let line): ("malformed-header", "the header's quotes are not well-formed", nil, line)
    case .headerNotInEncoding(let encoding, let line):
      ("invalid-encoding", "the header is not text in \(encoding.rawValue)", "declare the file's own encoding", line)
    case .headerTooLong(let limit):
      ("header-too-long", "the header does not end within \(limit) bytes", "a quote may be left open", nil)
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
}

extension CSVFormatProblem {
  fileprivate var message: String {
    switch self {
    case .unusableDelimiter(let byte): "\(Self.name(byte)) cannot be a delimiter: it must be ASCII and no line end"
    case .unusableQuote(let byte): "\(Self.name(byte)) cannot be a quote: it must be ASCII and no line end"
    case .delimiterIsQuote(let byte): "delimiter and quote are both \(Self.name(byte))"
    }
  }

  private static func name(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(byte)"
  }
}
