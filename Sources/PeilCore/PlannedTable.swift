public import PeilExpression
public import PeilTable

/// A table: dimensions, totals and measures over the rows of a dataset.
public struct PlannedTable: Sendable {
  /// Its name.
  public let name: String
  /// What people call it.
  public let title: LocalizedText
  /// What must be said beside it.
  public let note: LocalizedText?
  /// The source or dataset whose rows it counts.
  public let from: String
  /// The rows it counts; nil means all.
  public let condition: Expression?
  /// The dimensions: those down the side first, outer first.
  public let dimensions: [Dimension]
  /// The totals: for each, the places of the dimensions that are summed out.
  public let totals: [[Int]]
  /// The measures in order.
  public let measures: [PlannedMeasure]
  /// Whether categories without units are left away.
  public let hidesEmpty: Bool
  /// The measure that orders the categories down the side; nil leaves them in their own order.
  public let order: Order?
  /// What it compares, where it was added to another table by `compare`.
  public let comparison: Comparison?
  /// The picture beside it; nil leaves the choice to the publisher.
  public let picture: PlannedPicture?
  /// What disclosure control needs of its rows; nil where nobody asks for it.
  public var protection: TableProtection?

  /// The tie between a table of a comparison and the table it was added to.
  public struct Comparison: Hashable, Sendable {
    /// The table whose rate is compared.
    public let table: String
    /// The measure whose reason is the Simpson flag.
    public let flag: String
    /// Whether the author has written that the crude figures may stand alone.
    public let mayStandAlone: Bool

    /// Ties a comparison to its table.
    public init(table: String, flag: String, mayStandAlone: Bool) {
      self.table = table
      self.flag = flag
      self.mayStandAlone = mayStandAlone
    }
  }

  /// An order of categories by the value of a measure, the dimensions inside and across summed out.
  ///
  /// Categories with equal values keep their own order; those without a value come after, then missing, then totals.
  public struct Order: Hashable, Sendable {
    /// The measure's place among those of the table.
    public let measure: Int
    /// Whether the greatest value comes first.
    public let isDescending: Bool

    /// Names the measure and the direction.
    public init(measure: Int, isDescending: Bool) {
      self.measure = measure
      self.isDescending = isDescending
    }
  }

  /// Describes a table.
  public init(
    name: String, title: LocalizedText, note: LocalizedText?, from: String, condition: Expression?,
    dimensions: [Dimension], totals: [[Int]], measures: [PlannedMeasure], hidesEmpty: Bool,
    order: Order? = nil, comparison: Comparison? = nil, picture: PlannedPicture? = nil
  ) {
    self.name = name
    self.title = title
    self.note = note
    self.from = from
    self.condition = condition
    self.dimensions = dimensions
    self.totals = totals
    self.measures = measures
    self.hidesEmpty = hidesEmpty
    self.order = order
    self.comparison = comparison
    self.picture = picture
  }
}
