/// How far a run has come.
public struct RunProgress: Sendable {
  /// The source being read.
  public let source: String
  /// Its bytes read so far.
  public let bytes: Int
  /// Its size in bytes.
  public let total: Int
  /// Rows read so far.
  public let rows: Int

  /// Describes how far a run has come.
  public init(source: String, bytes: Int, total: Int, rows: Int) {
    self.source = source
    self.bytes = bytes
    self.total = total
    self.rows = rows
  }
}
