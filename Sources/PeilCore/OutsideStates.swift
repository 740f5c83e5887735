public import PeilTable

/// States of a table as an outside engine hands them over, line by line: only integers, exact decimals and texts.
///
/// A group may come on several lines; what they say of it adds up.
public struct OutsideStates: Sendable {
  /// What the lines say of one component.
  public struct Part: Sendable {
    /// The component's place among those of the table's work.
    public let component: Int
    /// The values of each line: of an extreme the extreme, of a histogram the value, of a tally or a count of different
    /// ones the combination, of a figure per key the key and then the value, of a resampled one its key and what tells
    /// units apart; none where the line only counts or adds up.
    public let columns: [ColumnBuffer]
    /// For each sum the sum of each line, as it is stored.
    public let sums: [[Int128]]
    /// For each sum, or once, how many rows each line stands for.
    public let admitted: [[Int]]
    /// For each sum, or once, how many of them lack the value.
    public let missing: [[Int]]

    /// Describes what lines say of a component.
    public init(
      component: Int, columns: [ColumnBuffer] = [], sums: [[Int128]] = [], admitted: [[Int]], missing: [[Int]] = []
    ) {
      self.component = component
      self.columns = columns
      self.sums = sums
      self.admitted = admitted
      self.missing = missing
    }
  }

  /// The spread dimensions that are summed out, one bit each.
  public let summedOut: UInt64
  /// The values of the other dimensions, in their order: codes for a spread one.
  public let dimensions: [ColumnBuffer]
  /// How many lines there are.
  public let count: Int
  /// How many rows each line's group has; nil where other lines say so.
  public let rows: [Int]?
  /// What the lines say.
  public let parts: [Part]

  /// Describes states.
  public init(summedOut: UInt64, dimensions: [ColumnBuffer], count: Int, rows: [Int]?, parts: [Part]) {
    self.summedOut = summedOut
    self.dimensions = dimensions
    self.count = count
    self.rows = rows
    self.parts = parts
  }
}
