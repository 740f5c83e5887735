public import PeilTable

/// Why a source file cannot be read.
public struct SourceError: Error, Equatable {
  /// What stood in the way.
  public enum Reason: Sendable, Equatable {
    /// No file has the name; one in the same folder may have a name like it.
    case missing(nearest: String?)
    /// The folder that the path names is not there either.
    case missingFolder(String)
    case isDirectory
    /// A pipe or a device: positions are resolved by reading again, which these cannot.
    case isNotRegularFile
    /// The system's error number.
    case unreadable(Int32)
    /// No file has a name that fits a pattern; what the folder holds.
    case noMatch([String])
    /// A file of the same source has another header.
    case otherHeader(HeaderDifference, than: String)
    /// A packed file that its program cannot unpack, with what the program says.
    case notUnpacked(program: String, message: String)
    /// The program that unpacks such files is not there.
    case programMissing(String)
    /// No header, and nothing that could be one.
    case empty(EmptyContent)
    case unusableFormat(CSVFormatProblem)
    case isNotText(ForeignContent)
    /// A mark that git writes between two versions of a file it could not merge.
    case conflictMarker(line: Int)
    case contradictoryByteOrderMark(found: TextEncoding, declared: TextEncoding)
    /// The header's quotes are not those of a well-formed record.
    case malformedHeader(line: Int)
    /// The header is not text in the declared encoding; it may be in another.
    case headerNotInEncoding(TextEncoding, line: Int, likely: TextEncoding?)
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
