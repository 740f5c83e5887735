public import PeilDiagnostics
public import PeilTable

/// A program that is sent the rows of every cell of a table, and gives back a figure for each.
///
/// The measure's state is one tally of the columns that are sent, so that a program sees the same rows in the same order
/// however they were read.
public struct ProgramFigures: Sendable {
  /// The program: what it is sent begins with the number of the group, and what it gives back has that number as its key.
  public let call: ProgramCall
  /// The columns it is sent beside the number, in the order of the tally.
  public let columns: [Column]
  /// The unit of its figures.
  public let unit: FigureUnit
  /// The coverage that its intervals claim; nil where it gives none.
  public let level: Double?
  /// Where the program is named.
  public let span: SourceSpan

  /// The number of a group, in what is sent and in what comes back.
  public static let group = "group"
  /// The figure that comes back.
  public static let value = "value"
  /// The lower end of its interval.
  public static let lower = "lower"
  /// The upper end of its interval.
  public static let upper = "upper"

  /// Describes a program that makes figures.
  public init(call: ProgramCall, columns: [Column], unit: FigureUnit, level: Double?, span: SourceSpan) {
    self.call = call
    self.columns = columns
    self.unit = unit
    self.level = level
    self.span = span
  }
}
