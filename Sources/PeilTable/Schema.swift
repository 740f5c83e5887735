/// The columns on one edge of a plan, in order, and the grain of its rows.
public struct Schema: Hashable, Sendable {
  /// The columns in order; names are unique.
  public private(set) var columns: [Column]
  /// What one row stands for.
  public var grain: Grain

  private var positions: [String: Int]

  /// Makes a schema; a precondition holds that no name comes twice.
  public init(columns: [Column], grain: Grain) {
    self.columns = columns
    self.grain = grain
    positions = [:]
    for (position, column) in columns.enumerated() {
      let earlier = positions.updateValue(position, forKey: column.name)
      precondition(earlier == nil, "two columns named \(column.name) in one schema")
    }
  }

  /// The names in order.
  public var names: [String] { columns.map(\.name) }

  /// The place of a column, or nil.
  public func position(of name: String) -> Int? { positions[name] }

  /// The column of a name, or nil.
  public subscript(name: String) -> Column? { positions[name].map { columns[$0] } }
}
