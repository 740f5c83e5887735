/// A record that does not become a row, with what a person needs to find and repair it.
public struct RejectedRecord: Sendable, Equatable {
  /// Why a record is rejected.
  public enum Reason: Sendable, Equatable {
    /// Its quotes are not those of a well-formed record.
    case malformedQuote
    /// A quote is open where the file ends, so many lines after it was opened.
    case openQuote(lines: Int)
    /// It has another number of fields than the header.
    case fieldCount(found: Int, expected: Int)
    /// Bytes that are not text in the declared encoding.
    case invalidEncoding(InvalidByte)
    case nulByte
    /// A field's raw word is not a value of the column's type.
    case field(FieldProblem.Reason)

    /// The reason as the reasons file names it.
    public var code: String {
      switch self {
      case .malformedQuote, .openQuote: "malformed-quote"
      case .fieldCount: "field-count"
      case .invalidEncoding: "invalid-encoding"
      case .nulByte: "nul-byte"
      case .field(let reason): reason.rawValue
      }
    }
  }

  /// Why it is rejected.
  public let reason: Reason
  /// Which record of its block it is, from 0, rejected ones counted.
  public let recordInBlock: Int
  /// The physical line of the block on which it begins, from 0.
  public let lineInBlock: Int
  /// The byte of the source file at which it begins.
  public let sourceOffset: Int
  /// The header of the field at fault, where one field is.
  public let header: String?
  /// The text of the field at fault, unescaped.
  public let rawValue: String?
  /// The record as it stands in the source, its line end included.
  public let sourceBytes: [UInt8]
  /// What the column was declared to hold, in words, where a field is no value of it.
  public let expectation: String?
}
