/// How long a part of a run took, and what went into it.
public struct ProfileEntry: Hashable, Sendable {
  /// The source or dataset.
  public let name: String
  /// The stage's number from 1; 0 for reading a source, and for what follows the last stage.
  public let stage: Int
  /// What is done: `read`, the kind of a stage, `index` for the right side of a join, `tables` or `keep`.
  public let kind: String
  /// The rows that came in.
  public let rows: Int
  /// The bytes that were read; nil where none were.
  public let bytes: Int?
  /// The time of all workers together, in nanoseconds of the clock that was given.
  public let nanoseconds: Int

  /// Describes a part of a run.
  public init(name: String, stage: Int, kind: String, rows: Int, bytes: Int?, nanoseconds: Int) {
    self.name = name
    self.stage = stage
    self.kind = kind
    self.rows = rows
    self.bytes = bytes
    self.nanoseconds = nanoseconds
  }
}
