public import PeilTable

/// Why a source file cannot be read.
public struct SourceError: Error, Equatable {
  /// What stood in the way.
  public enum Reason: Sendable, Equatable {
    case missing
    case isDirectory
    /// A pipe or a device: positions are resolved by reading again, which these cannot.
    case isNotRegularFile
    /// The system's error number.
    case unreadable(Int32)
    /// No byte, or nothing but a byte order mark and blank lines.
    case empty
    case unusableFormat(CSVFormatProblem)
    /// What the file seems to be, such as `xlsx`.
    case isNotText(String)
    case contradictoryByteOrderMark(found: TextEncoding, declared: TextEncoding)
    /// The header's quotes are not those of a well-formed record.
    case malformedHeader(line: Int)
    case headerNotInEncoding(TextEncoding, line: Int)
    /// The header does not end within this many bytes.
    case headerTooLong(Int)
    /// A record that begins at this byte does not end within this many bytes.
    case recordTooLong(offset: Int, limit: Int)
    case outOfMemory
    /// The file is not what it was when it was read before.
    case changed
  }

  /// The path as it was given.
  public let path: String
  /// What stood in the way.
  public let reason: Reason

  /// An error about the file at `path`.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }
}
