/// The dialect of a delimited file; every choice is written down, none is guessed.
public struct CSVFormat: Hashable, Sendable {
  /// How a quote inside a quoted field is written.
  public enum Escape: String, CaseIterable, Hashable, Sendable {
    /// Twice, as RFC 4180 has it.
    case doubled
    /// Behind a backslash, which also keeps a delimiter, a line end or a backslash; before anything else it is itself.
    case backslash
  }

  /// What ends a record.
  public enum LineEnd: String, CaseIterable, Hashable, Sendable {
    /// LF, CR LF, or CR alone, mixed as they come.
    case any
    /// LF alone; CR is a character like any other.
    case lf
    /// CR and LF together; one without the other is a character.
    case crlf
    /// CR alone; LF is a character like any other.
    case cr
  }

  /// What becomes of a record with another number of fields than the header.
  public enum Ragged: String, CaseIterable, Hashable, Sendable {
    /// It is rejected.
    case reject
    /// A short one gets empty fields at its end; a long one loses fields at its end, if they are all empty.
    case pad
  }

  /// How bytes stand for characters.
  public var encoding: TextEncoding
  /// The ASCII character between fields.
  public var delimiter: UInt8
  /// The ASCII character around fields that hold delimiters, quotes or line ends; nil where there is none.
  public var quote: UInt8?
  /// How a quote inside a quoted field is written.
  public var escape = Escape.doubled
  /// What ends a record.
  public var lineEnd = LineEnd.any
  /// How many physical lines stand before the header.
  public var skippedLines = 0
  /// How many records are the header, their words of one column joined by a blank; 0 where the columns have no names but
  /// their numbers, from 1.
  public var headerRows = 1
  /// How many physical lines at the end of the file are no part of the table.
  public var footerLines = 0
  /// How a physical line begins that is no record: ASCII, at most 16 characters; nil where there are no comments.
  public var comment: String?
  /// What becomes of a record with another number of fields than the header.
  public var ragged = Ragged.reject
  /// Whether the blanks around fields mean nothing, inside quotes and beside them.
  public var trims = false

  /// Describes a dialect; the defaults are RFC 4180's.
  public init(
    encoding: TextEncoding = .utf8, delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\"")
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.quote = quote
  }
}
