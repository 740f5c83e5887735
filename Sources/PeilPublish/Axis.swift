import PeilCore

/// The dimensions down the side or across the top of a table, and the values they take together, in order.
struct Axis {
  /// The dimensions' places in the table.
  let places: [Int]
  /// The values, each once; one empty key where there are no dimensions.
  let keys: [[DimensionValue]]

  init(_ table: PublishedTable, _ place: Dimension.Place) {
    let places = table.plan.dimensions.indices.filter { table.plan.dimensions[$0].place == place }
    self.places = places
    var seen: Set<[DimensionValue]> = []
    let met = table.cells.map { cell in places.map { cell.key[$0] } }.filter { seen.insert($0).inserted }
    // Rows come in the table's order. Columns come up line by line, and a line may lack some: their order is worked out.
    let ordered = place == .row ? met : met.sorted(by: Self.precedes)
    keys = places.isEmpty ? [[]] : ordered
  }

  private static func precedes(_ left: [DimensionValue], _ right: [DimensionValue]) -> Bool {
    for (first, second) in zip(left, right) where first != second { return precedes(first, second) }
    return false
  }

  /// Values in order, missing after them, the total last.
  private static func precedes(_ left: DimensionValue, _ right: DimensionValue) -> Bool {
    switch (left, right) {
    case (.code(let left), .code(let right)): left < right
    case (.integer(let left), .integer(let right)): left < right
    case (.text(let left), .text(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
    default: rank(left) < rank(right)
    }
  }

  private static func rank(_ value: DimensionValue) -> Int {
    switch value {
    case .code, .integer, .text: 0
    case .missing: 1
    case .summedOut: 2
    }
  }
}
